import type { StoredChange } from '@/shared/offline/database'
import type { components } from '@/shared/api'
import type { DayBundle, FieldOrder } from './model'

type Span = components['schemas']['Span']
type GoneOrder = components['schemas']['GoneOrder']

/** How an order left the day. */
export type WhyGone = GoneOrder['why']
/** What else may have changed about an order that stays. */
export type WhatChanged = 'added' | 'window' | 'route' | 'place' | 'customer' | 'job' | 'emergency'

/** What changed about one order since the technician last looked. Nothing of the customer's stands in it. */
export interface DayChange extends StoredChange {
  what: WhyGone | WhatChanged
  /** What the order is, for a line about it once it is gone. */
  kind_title: { zh: string; en: string }
  was: Span | null
  is: Span | null
  /** Who did it, why, and who goes instead: of those that are gone. */
  by_title?: { zh: string; en: string }
  reason?: string
  taken_by?: string | null
}

const ROUTE_MOVED_MS = 15 * 60_000
const GONE = new Set<DayChange['what']>(['cancelled', 'suspended', 'taken', 'moved', 'withdrawn'])

export const isGone = ({ what }: Pick<DayChange, 'what'>): boolean => GONE.has(what)

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const span = (given: Span | null | undefined): Span | null => given ?? null

function sameSpan(one: Span | null, other: Span | null, within_ms = 0): boolean {
  if (!one || !other) return one === other
  return Math.abs(Date.parse(one.from_at) - Date.parse(other.from_at)) <= within_ms
    && Math.abs(Date.parse(one.to_at) - Date.parse(other.to_at)) <= within_ms
}

type Spans = Pick<DayChange, 'was' | 'is'>

const change = (
  { number, kind_title }: FieldOrder, what: WhatChanged, found_at: string, spans: Spans = { was: null, is: null },
): DayChange => ({ key: `${number}/${what}`, order: number, what, kind_title, found_at, read_at: null, ...spans })

const job = ({ products, need, access }: FieldOrder) => [products, need, access]

/** What is different about one order that was in the day before and still is. */
function within(before: FieldOrder, after: FieldOrder, found_at: string): DayChange[] {
  const told: DayChange[] = []
  const tell = (what: WhatChanged, spans?: Spans) => told.push(change(after, what, found_at, spans))
  const [promised, planned] = [
    { was: span(before.promised), is: span(after.promised) }, { was: span(before.planned), is: span(after.planned) },
  ]
  if (!sameSpan(promised.was, promised.is)) tell('window', promised)
  else if (!sameSpan(planned.was, planned.is, ROUTE_MOVED_MS)) tell('route', planned)
  // Once the order needs no visit the customer's data are gone by design.
  if (before.site && after.site && !same(before.site, after.site)) tell('place')
  if (before.customer && after.customer && !same(before.customer, after.customer)) tell('customer')
  if (!same(job(before), job(after))) tell('job')
  if (!before.emergency && after.emergency) tell('emergency')
  return told
}

function gone(order: GoneOrder, before: FieldOrder): DayChange {
  const { number, why, at, reason, taken_by, by_title, planned, promised } = order
  return {
    key: `${number}/gone`, order: number, what: why, kind_title: before.kind_title, found_at: at, read_at: null,
    was: span(before.promised ?? before.planned), is: span(promised ?? planned), by_title, reason, taken_by,
  }
}

/** Whether the order has really left: a visit of his own that stands where it stood hasn't. */
function hasLeft({ why, planned, promised }: GoneOrder, before: FieldOrder): boolean {
  const stands = planned ? sameSpan(planned, span(before.planned)) : sameSpan(span(promised), span(before.promised))
  return why !== 'moved' || !stands
}

/**
 * What changed between the day that the phone has and the one that the server has just sent; `found_at`: now.
 * What this phone did itself is no change. A day that follows another brings no news of orders added.
 */
export function dayChanges(before: DayBundle, after: DayBundle, found_at: string): DayChange[] {
  const had = new Map(before.orders.map((order) => [order.number, order]))
  const stayed = after.orders.flatMap((order) => {
    const old = had.get(order.number)
    if (old) return within(old, order, found_at)
    return before.day === after.day ? [change(order, 'added', found_at, { was: null, is: span(order.promised) })] : []
  })
  const left = after.gone.flatMap((each) => {
    const old = had.get(each.number)
    return old && hasLeft(each, old) ? [gone(each, old)] : []
  })
  return [...stayed, ...left]
}

/**
 * What is to be remembered of `found` beside what is `kept` and unread: a span that went there and back is no
 * change, one that went on keeps where it began, and an order that left has nothing else to say.
 */
export function merged(kept: DayChange[], found: DayChange[]): { put: DayChange[]; drop: string[] } {
  const put: DayChange[] = []
  const drop: string[] = []
  for (const each of found) {
    const known = kept.find(({ key, read_at }) => key === each.key && !read_at)
    const others = kept.filter(({ order, key, read_at }) => order === each.order && key !== each.key && !read_at)
    const came = others.find(({ what }) => what === 'added')
    if (isGone(each)) drop.push(...others.map(({ key }) => key))
    if (each.what === 'added') drop.push(...others.filter(isGone).map(({ key }) => key))
    // Came and went between two looks: it was never seen here.
    if (isGone(each) && came) continue
    const whole = known && !isGone(each) ? { ...each, was: known.was } : each
    if (known && (each.what === 'window' || each.what === 'route') && sameSpan(whole.was, whole.is)) drop.push(each.key)
    else put.push(whole)
  }
  return { put, drop }
}
