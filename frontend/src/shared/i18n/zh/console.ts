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

/** Screens of the console. */
export const console = {
  title: '调度台',
  nav: {
    label: '主导航',
    orders: '工单',
    dispatch: '调度',
    hotels: '酒店项目',
    capacity: '预约容量',
    findings: '问题',
    doubts: '照片疑点',
    standards: '规范',
    import: '导入',
    messages: '短信通知',
    quarantine: '待核记录',
    privacy: '个人信息',
    portraits: '装维员照片',
    phones: '手机',
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
