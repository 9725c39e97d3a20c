/** Screens of the technician's phone. */
export const field = {
  title: '上门作业',
  nav: { label: '底部导航', today: '今天', me: '我的' },
  today: { empty: '今天没有派给您的工单', empty_hint: '有新派单时会出现在这里。' },
  outbox: { waiting: '待上传的记录', all_sent: '全部已上传', refused: '未被接收的记录' },
}
