/** The dispatcher's map. */
export const dayMap = {
  title: '地图',
  keys: '当日地图：方向键平移，加减键缩放，N 和 P 选后一单、前一单，F 看全部，Esc 取消选择',
  zoom_in: '放大',
  zoom_out: '缩小',
  fit: '看全部（F）',
  legend: '图例，点一下可隐藏',
  show: '显示',
  hide: '隐藏',
  look: {
    over: '已完成',
    ahead: '待上门',
    moving: '在路上',
    working: '施工中',
    late: '可能迟到',
    waiting: '未派',
    urgent: '未派急单',
  },
  nobody: '还没有派人',
  told: '已选工单 {number}，{who}',
  unplaced: '有 {n} 单没有坐标，图上看不到',
  bare: '底图服务连不上，网格、工单和路线照常显示',
}
