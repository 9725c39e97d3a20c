import type { components } from '@/shared/api'
import type { OrderKind } from '@/shared/ui/KindTag.vue'
import type { OrderState } from '@/shared/ui/StateTag.vue'
import type { Outcome } from '@/shared/ui/VerdictBadge.vue'

type Schemas = components['schemas']

/** The codes of an order that screens know by name; the API's description calls them strings. */
interface Known {
  kind: OrderKind
  state: OrderState
}

export type OrderRow = Schemas['OrderRow'] & Known
export type OrderPage = Omit<Schemas['OrderPage'], 'items'> & { items: OrderRow[] }
export type OrderDetail = Schemas['OrderDetail'] & Known
export type Pon = NonNullable<OrderDetail['pon']>
export type FailedVisit = Schemas['FailedVisit']
export type NextStep = NonNullable<FailedVisit['next']>
export type Summary = Schemas['Summary']
export type Allowed = Schemas['Allowed']
export type BlockOut = Schemas['BlockOut']

export type TimelineEvent = Schemas['EventOut']
export type ClauseVerdict = Schemas['ClauseVerdict'] & { outcome: Outcome }
export type Timeline = Omit<Schemas['Timeline'], 'clauses'> & { clauses: ClauseVerdict[] }
/** A timeline without the time it was asked at. */
export type Log = Omit<Timeline, 'now'>

/** In the order of their life; the last two stand beside it. */
export const STATES: OrderState[] = [
  'received', 'booked', 'assigned', 'on_the_way', 'on_site', 'rework', 'accepted', 'replied', 'closed',
  'suspended', 'cancelled',
]
/** Names that every language says alike. */
export const PON_NAMES: Record<Pon, string> = { gpon: 'GPON', xgspon: 'XGS-PON', epon: 'EPON' }
export const KINDS: OrderKind[] = ['install', 'move', 'repair', 'change', 'remove']
