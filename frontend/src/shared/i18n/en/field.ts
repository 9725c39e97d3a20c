import type { Messages } from '../messages'

export const field: Messages['field'] = {
  title: 'Field work',
  nav: { label: 'Bottom navigation', today: 'Today', me: 'Me', waiting: 'not sent yet' },
  today: { empty: 'No orders for you today', empty_hint: 'New jobs show up here.', count: '{day}: {n} orders', done: '{n} done' },
  me: { unsent: '{n} records on this phone are not sent yet. They are kept and go on at your next login.' },
}
