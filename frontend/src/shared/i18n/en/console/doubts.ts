export const doubts = {
  sub: 'What a look at the pictures found odd. A supervisor decides; nothing is refused or deducted by itself.',
  which: 'State', any: 'Any doubt', and: ', ', unknown: 'Not recorded',
  state: { open: 'Open', confirmed: 'Confirmed', dismissed: 'Dismissed' },
  code: {
    blurred: 'Blurred', dark: 'Too dark', overexposed: 'Overexposed', reused: 'Like an earlier picture', off_time: 'Taken at another time',
    off_place: 'Taken elsewhere', mock_location: 'Mock location', label_differs: 'Label differs from the entry',
    label_unreadable: 'Label can’t be read', reading_differs: 'Reading differs from its file',
  },
  said: {
    blurred: 'Sharpness {measured}, below {limit}', dark: 'Mean brightness {measured}, below {limit} (of 255)',
    overexposed: '{measured}% is white, more than {limit}%', reused: '{measured}% like a picture of {order}, at or above {limit}%',
    off_time: 'Taken {measured}; the visit was {from} to {to}', off_place: '{measured} m from the address, more than {limit} m',
    mock_location: 'The phone used a mock location on arrival', label_differs: 'The label says {measured}, entered was {limit}',
    label_unreadable: 'Read “{measured}”, which bears out neither of {limit}', reading_differs: 'The file says {measured}, entered was {limit}',
  },
  shown: 'Sent by {who} · {at}', clause: 'Clause: {title}', no_clause: 'No clause asks for this picture: confirming it makes no finding',
  this: 'This order', earlier: 'Earlier picture', no_picture: 'Not to be seen (lost, or another unit’s)', file: 'Download the instrument’s file',
  taken: 'Taken', camera: 'Phone', place: 'Place', received: 'Received',
  note: 'Remark (optional)', confirm: 'Confirm (Y)', dismiss: 'Dismiss (N)', undo: 'Undo (U)',
  decided: { confirmed: '{number} confirmed, entered in a few seconds', dismissed: '{number} dismissed, entered in a few seconds' },
  keys: 'Keys: J next, K previous, Y confirm, N dismiss, U undo',
  empty: 'Nothing to look at', empty_hint: 'Pictures are checked as they arrive; what is doubtful comes here.',
}
