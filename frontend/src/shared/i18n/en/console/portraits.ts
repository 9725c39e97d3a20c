import type { Messages } from '../../messages'

export const portraits: Messages['console']['portraits'] = {
  sub: 'Customers compare photo, name and badge on their page before they open.',
  find: 'Name, staff or badge number',
  photo: 'Photo of {name}',
  badge: 'Badge {badge}',
  choose: 'Choose a photo of {name}',
  add: 'Add a photo',
  change: 'Change',
  drop: 'Remove',
  empty: 'No such technician',
  empty_hint: 'Look for something else, or load the technicians first.',
}
