/** Screens of the console. */
export const console = {
  title: '调度台',
  nav: {
    label: '主导航',
    orders: '工单',
    dispatch: '调度',
    findings: '问题',
    standards: '规范',
    import: '导入',
    messages: '短信通知',
    privacy: '隐私查看记录',
  },
}
