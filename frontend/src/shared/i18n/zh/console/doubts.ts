/** Evidence that a check found doubtful. */
export const doubts = {
  sub: '系统看过照片后觉得不对劲的，由主管核实；系统不拒收，也不直接扣罚。',
  which: '核实状态', any: '全部疑点', and: '、', unknown: '没有记录',
  state: { open: '待核实', confirmed: '属实', dismissed: '没问题', rechecked: '已重查' },
  code: {
    blurred: '照片模糊', dark: '照片太暗', overexposed: '照片过曝', reused: '与旧照片雷同', off_time: '拍摄时间不符',
    off_place: '拍摄地点不符', mock_location: '定位是模拟的', label_differs: '标签与录入不符',
    label_unreadable: '标签认不出', reading_differs: '读数与仪表文件不符', unchecked: '系统没查成',
  },
  said: {
    blurred: '清晰度 {measured}，低于 {limit}', dark: '平均亮度 {measured}，低于 {limit}（满值 255）',
    overexposed: '{measured}% 的画面发白，超过 {limit}%', reused: '与 {order} 的照片相似 {measured}%，达到 {limit}%',
    off_time: '拍于 {measured}，上门是 {from} 至 {to}', off_place: '离客户地址 {measured} 米，超过 {limit} 米',
    mock_location: '到场定位时手机开着模拟位置', label_differs: '标签上是 {measured}，录入的是 {limit}',
    label_unreadable: '读到“{measured}”，对不上录入的 {limit}', reading_differs: '仪表文件是 {measured}，录入的是 {limit}',
    unchecked: '查了 {limit} 次都没查成（{measured}），还没人看过，不能当作没问题',
  },
  shown: '{who} · {at} 提交', clause: '条款：{title}', no_clause: '没有条款要求这张照片，属实也只记核定，不成问题',
  this: '本单照片', earlier: '以前的照片', no_picture: '看不到这张照片（文件缺失，或属于别的单位）', file: '下载仪表文件',
  taken: '拍摄时间', camera: '手机', place: '拍摄位置', received: '收到时间',
  note: '核实说明（可不填）', confirm: '属实 (Y)', dismiss: '没问题 (N)', undo: '撤销 (U)', recheck: '再查一次 (R)',
  decided: { confirmed: '{number} 记为属实，几秒后入账', dismissed: '{number} 记为没问题，几秒后入账' },
  keys: '快捷键：J 下一条，K 上一条，Y 属实，N 没问题，R 再查一次，U 撤销',
  empty: '没有待看的疑点', empty_hint: '新的照片传上来会自动检查，有疑点就排在这里。',
}
