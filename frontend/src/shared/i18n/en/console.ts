import type { Messages } from '../messages'
import { backtest } from './console/backtest'
import { booking, capacity } from './console/booking'
import { data_requests } from './console/dataRequests'
import { desk } from './console/desk'
import { dispatch } from './console/dispatch'
import { doubts } from './console/doubts'
import { drafts } from './console/drafts'
import { editor } from './console/editor'
import { hotel_account } from './console/hotelAccount'
import { hotel_rooms } from './console/hotelRooms'
import { hotel_visits } from './console/hotelVisits'
import { hotels } from './console/hotels'
import { intake } from './console/intake'
import { findings, importing, messages, privacy, quarantine } from './console/lists'
import { clause, order, reveal, timeline, verbs } from './console/order'
import { orders } from './console/orders'
import { phones } from './console/phones'
import { portraits } from './console/portraits'
import { rules } from './console/rules'
import { standards } from './console/standards'

export const console: Messages['console'] = {
  title: 'Console',
  nav: {
    label: 'Main navigation',
    orders: 'Orders',
    dispatch: 'Dispatch',
    hotels: 'Hotels',
    capacity: 'Capacity',
    findings: 'Findings',
    doubts: 'Photo doubts',
    standards: 'Standards',
    import: 'Import',
    messages: 'Messages',
    quarantine: 'Quarantine',
    privacy: 'Personal data',
    portraits: 'Photos',
    phones: 'Phones',
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
  rules,
  dispatch,
  intake,
  data_requests,
  import: importing,
  findings,
  doubts,
  standards,
  drafts,
  editor,
  backtest,
  messages,
  quarantine,
  privacy,
  portraits,
  phones,
  hotels,
  hotel_rooms,
  hotel_visits,
  hotel_account,
}
