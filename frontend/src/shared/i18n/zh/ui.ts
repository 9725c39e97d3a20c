/** Words inside shared components. */
export const ui = {
  signature: {
    area: '签名区',
    hint: '请在框内手写签名',
    undo: '撤销一笔',
    clear: '清空重签',
    keyboard: '无法手写时，请让装维员改用口头确认并记录原因。',
  },
  photo: {
    take: '拍照',
    retake: '重拍',
    working: '正在压缩…',
    taken: '已拍 {size}',
    alt: '{label}的照片',
  },
  scanner: {
    start: '扫码',
    stop: '停止扫码',
    light: '补光灯',
    aim: '把条码放进框内',
    from_photo: '拍照识别',
    found: '已识别 {code}',
    not_found: '照片里没有认出条码，请靠近些重拍，或手工输入。',
    no_camera: '打不开摄像头：请在浏览器里允许使用，或改用拍照识别、手工输入。',
  },
}
