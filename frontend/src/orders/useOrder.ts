import { computed, watch } from 'vue'
import { answer, api, type components } from '@/shared/api'
import { serverNow, setServerNow } from '@/shared/clock'
import { uuid7 } from '@/shared/offline/ids'
import { useLive } from '@/shared/useLive'
import type { VerbValues } from './deskVerbs'
import type { Log, OrderDetail, Timeline } from './model'

const TIMELINE_S = 4
const DETAIL_S = 20

const path = (number: string) => ({ params: { path: { number } } })

/** One order: its page and its timeline, both kept fresh; a new event brings the page up to date at once. */
export function useOrder(number: () => string) {
  const detail = useLive(number, fetchDetail, { every_s: DETAIL_S })
  const timeline = useLive(number, fetchTimeline, { every_s: TIMELINE_S })
  const latest = computed(() => timeline.data?.events.at(-1)?.hash)

  watch(latest, (now, before) => {
    if (before !== undefined && now !== detail.data?.head_hash) void detail.refresh()
  })

  /** After something was done: shows its outcome without waiting for the next round. */
  const refresh = async () => void (await Promise.all([detail.refresh(), timeline.refresh()]))

  return { detail, timeline, refresh }
}

const fetchDetail = (number: string): Promise<OrderDetail> =>
  answer(api.GET('/api/orders/{number}', path(number))) as Promise<OrderDetail>

async function fetchTimeline(number: string): Promise<Log> {
  const { now, ...timeline } = await (answer(api.GET('/api/orders/{number}/timeline', path(number))) as Promise<Timeline>)
  setServerNow(now)
  return timeline
}

/** Writes one of the desk's events into an order's log. Sending the same `id` again writes nothing twice. */
export const recordEvent = (number: string, event: { id: string; kind: string; body: Record<string, unknown> }) =>
  answer(api.POST('/api/orders/{number}/events', { ...path(number), body: event }))

/** Corrects the address of the order's site; the log notes that it was corrected, not to what. */
export const putAddressRight = (number: string, body: components['schemas']['AddressIn']) =>
  answer(api.PUT('/api/orders/{number}/address', { ...path(number), body }))

type Cancelling = components['schemas']['CancelVisitIn']

/** Cancels the visit; who asked and why come from the form. The same `event_id` again cancels nothing twice. */
export const cancelOrder = (number: string, event_id: string, said: VerbValues) =>
  answer(api.POST('/api/orders/{number}/cancel', {
    ...path(number),
    body: {
      event_id, asked_by: said.asked_by as Cancelling['asked_by'], cause: said.cause as Cancelling['cause'],
      note: said.note?.trim() ?? '',
    },
  }))

/** An id for an event that is about to be written. */
export const newEventId = (): string => uuid7(serverNow())

/** The customer's data in the clear. That somebody looked, and what for, is recorded. */
export const revealContact = (number: string, purpose: string) =>
  answer(api.POST('/api/orders/{number}/reveal', { ...path(number), body: { purpose } }))

export const evidenceUrl = (number: string, sha256: string): string =>
  `/api/orders/${encodeURIComponent(number)}/evidence/${sha256}`

export const acceptanceUrl = (number: string): string => `/api/orders/${encodeURIComponent(number)}/acceptance.pdf`
