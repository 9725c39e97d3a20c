export const problems = {
  clause: '条款 {id}：{title}',
  missing: '还差{what}',
  code: '错误码 {code}',
  error_id: '错误编号 {id}',
  network: { title: '连不上服务器', mend: '请检查网络后重试；填好的内容都还在，不用重填。' },
  unreadable: { title: '服务器的答复无法识别（{status}）', mend: '请稍后重试；若仍出现，请联系管理员查看服务状态。' },
  unexpected: { title: '页面出错了', mend: '请刷新页面再试；若仍出现，请把下面这行内容告诉管理员。' },
  insecure: { title: '这台设备不能保存照片', mend: '请用 https 开头的地址打开本页，再重新拍照。' },
  photo: { title: '照片打不开', mend: '请重新拍一张；若相册里是特殊格式，请直接用相机拍。' },
}
