/** While on the way: the customer is told how far off. */
export const whereabouts = {
  label: '位置共享',
  on: '路上每分钟报一次位置，只告诉客户还有多远，到达后停止。',
  off: '位置没有共享，客户只看到按路程推算的时间。',
  forbidden: '手机没有允许定位，客户只看到按路程推算的时间。',
  stop: '停止',
  share: '共享',
}
