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
