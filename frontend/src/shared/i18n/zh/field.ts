/** Screens of the technician's phone. */
export const field = {
  title: '上门作业',
  nav: { label: '底部导航', today: '今天', me: '我的', waiting: '条未上传' },
  today: { empty: '今天没有派给您的工单', empty_hint: '有新派单时会出现在这里。', count: '{day} {n} 单', done: '已完成 {n} 单' },
  me: { unsent: '手机里还有 {n} 条记录没有上传。退出后会保留，下次登录同一账号时继续上传。' },
}
