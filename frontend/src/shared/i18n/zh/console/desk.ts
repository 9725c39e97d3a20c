/** Words of every page of the console. */
export const desk = {
  stale: '刷新失败，先显示上次的内容：{why}',
  pages: '翻页',
  total: '共 {n} 条',
  unsaved_title: '还没有提交',
  unsaved: '已填的内容会丢失，确定关闭吗？',
  discard: '放弃填写',
  keep: '继续填写',
  print: '打印',
  all: '全部',
  not_yours: '这个岗位没有此项功能',
  not_yours_hint: '{role}看不到“{page}”。确有需要，请联系主管。',
  field_app: '装维员请用手机端',
  field_app_hint: '调度台给综调、主管和经理使用；您的上门作业在手机端。',
  open_field_app: '打开手机端',
}
