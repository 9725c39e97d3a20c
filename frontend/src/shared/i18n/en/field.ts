import type { Messages } from '../messages'

export const field: Messages['field'] = {
  title: 'Field work',
  nav: { label: 'Bottom navigation', today: 'Today', me: 'Me' },
  today: { empty: 'No orders for you today', empty_hint: 'New jobs show up here.' },
  outbox: { waiting: 'Records to be sent', all_sent: 'All sent', refused: 'Records not taken' },
}
