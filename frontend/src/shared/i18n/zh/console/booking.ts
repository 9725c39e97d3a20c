/** How many places each window has. */
export const capacity = {
  sub: '每个网格每个时段能接多少单',
  sub_lead: '每个网格每个时段能接多少单；点一个时段可以调整或关闭',
  title: '{grid} · {when} 的名额',
  hint: '已约 {n} 单。调少名额不会影响已经约好的客户。',
  places: '名额',
  takes: '接受预约',
  open: '开放',
  closed: '已关闭',
  full: '约满',
  none: '不接单',
  by_hand: '手调',
  saved: '已保存：{when}',
  empty: '这一天还没有开放时段',
  empty_hint: '每天夜里自动开放后面几天的时段；当班表里没有人的日子不会开放。',
}

/** Promising a window from the console. */
export const booking = {
  title: '约时段 · {number}',
  move_title: '改约 · {number}',
  hint: '先和客户商量好，再选时段。选定后会给客户发短信。',
  now: '现在约的是 {window}。改约要写明原因，客户会收到新的短信。',
  time: '时段',
  left: '余 {n}',
  held: '当前约定',
  wished: '客户期望',
  choose: '请选时段',
  promise_window: '约定 {window}',
  promised: '已约定 {window}',
  asked_by: '谁提出改约',
  by_customer: '客户提出',
  by_us: '我方提出',
  reason: '改约原因',
}
