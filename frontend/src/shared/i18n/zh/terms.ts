/** The words of the trade: states, kinds, verdicts. Keys are the codes of the API. */
export const terms = {
  kind: { install: '新装', move: '移机', repair: '修障', change: '变更', remove: '拆机' },
  verdict: { satisfied: '已满足', pending: '待满足', violated: '已违反', not_applicable: '不适用' },
  verdict_final: '已定论',
  clause: { label: '条款', explain: '查看条款 {id}', source: '出处', no_text: '该条款没有更多说明。' },
  countdown: { left: '剩 {span}', over: '超时 {span}', none: '无时限' },
  span: { days: '{n} 天', hours: '{n} 小时', minutes: '{n} 分', seconds: '{n} 秒' },
  day: { yesterday: '昨天', today: '今天', tomorrow: '明天', after: '后天' },
}
