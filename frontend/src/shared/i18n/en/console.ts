import type { Messages } from '../messages'
import { booking, capacity } from './console/booking'
import { desk } from './console/desk'
import { dispatch } from './console/dispatch'
import { findings, importing, messages, privacy, quarantine, standards } from './console/lists'
import { clause, order, reveal, timeline, verbs } from './console/order'
import { orders } from './console/orders'

export const console: Messages['console'] = {
  title: 'Console',
  nav: {
    label: 'Main navigation',
    orders: 'Orders',
    dispatch: 'Dispatch',
    capacity: 'Capacity',
    findings: 'Findings',
    standards: 'Standards',
    import: 'Import',
    messages: 'Messages',
    quarantine: 'Quarantine',
    privacy: 'Privacy log',
  },
  desk,
  orders,
  order,
  verbs,
  reveal,
  timeline,
  clause,
  booking,
  capacity,
  dispatch,
  import: importing,
  findings,
  standards,
  messages,
  quarantine,
  privacy,
}
