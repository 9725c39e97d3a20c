import type { Messages } from '../../messages'

export const phones: Messages['console']['phones'] = {
  sub: 'Cut off a phone that is lost or whose owner has left: customers’ data leave it, unsent records go into quarantine.',
  find: 'Name, staff number or model',
  person: 'Used by',
  phone: 'Phone',
  last_seen: 'Last seen',
  unsent: 'Unsent',
  standing: 'State',
  acts: 'Actions',
  in_use: 'In use',
  cut: 'Cut off',
  cut_by: 'by {who}, {time}',
  wiped: 'empty since {time}',
  not_wiped: 'not yet known to be empty',
  cut_off: 'Cut off',
  restore: 'Restore',
  sure_title: 'Cut off {who}’s phone ({label})?',
  sure: 'Customers’ data leave it when it next has network; it can then only hand over what was done. The person can go on with another phone, and this one can be restored.',
  more: 'The {n} seen last of {all}; narrow it down by name or staff number.',
  empty: 'No such phone',
  empty_hint: 'Phones appear here once their users have logged in to the field app.',
}
