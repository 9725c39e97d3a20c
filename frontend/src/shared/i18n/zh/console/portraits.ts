/** Faces of technicians for the customer's page. */
export const portraits = {
  sub: '客户开门前在自己的页面上核对照片、姓名和工牌号。',
  find: '姓名、工号或工牌号',
  photo: '{name}的照片',
  badge: '工牌 {badge}',
  choose: '为{name}选择照片',
  add: '上传照片',
  change: '换照片',
  drop: '删除',
  empty: '没有符合的装维员',
  empty_hint: '换个条件再找，或先导入装维员名册。',
}
