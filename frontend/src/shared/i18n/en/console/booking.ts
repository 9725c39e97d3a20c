import type { Messages } from '../../messages'

export const capacity: Messages['console']['capacity'] = {
  sub: 'How many orders each window of each grid takes',
  sub_lead: 'How many orders each window of each grid takes; pick one to change or close it',
  title: 'Places · {grid} · {when}',
  hint: '{n} booked. Fewer places change nothing for those who have theirs.',
  places: 'Places',
  takes: 'Takes bookings',
  open: 'open',
  closed: 'closed',
  full: 'full',
  none: 'none',
  by_hand: 'by hand',
  saved: 'Saved: {when}',
  empty: 'No windows on this day yet',
  empty_hint: 'The windows of the next days are opened each night, from the shifts.',
}

export const booking: Messages['console']['booking'] = {
  title: 'Book a window · {number}',
  move_title: 'Move the window · {number}',
  hint: 'Agree it with the customer first, then pick it. The customer gets a message.',
  now: 'Promised now: {window}. A move needs a reason; the customer gets a new message.',
  time: 'Window',
  left: '{n} left',
  held: 'promised now',
  wished: 'wished for',
  choose: 'Pick a window',
  promise_window: 'Promise {window}',
  promised: 'Promised {window}',
  asked_by: 'Who asked for the move',
  by_customer: 'Customer asked',
  by_us: 'We ask',
  reason: 'Reason for the move',
}
