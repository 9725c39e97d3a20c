import { computed } from 'vue'
import { useOutbox } from '@/shared/offline/useOutbox'
import type { FieldOrder, LogEvent, OrderState } from './model'
import { stateAfter } from './progress'
import { useDayBundle } from './useDayBundle'

export interface Stop {
  order: FieldOrder
  state: OrderState
  over: boolean
  /** The server's log, with what this phone has recorded since. */
  log: LogEvent[]
}

const TO_DO = new Set<OrderState>(['assigned', 'on_the_way', 'on_site', 'rework', 'accepted'])
const UNDER_WAY = new Set<OrderState>(['on_the_way', 'on_site', 'rework', 'accepted'])

/** The day's orders in route order, with what this phone has done to them since; the one to turn to first. */
export function useDay() {
  const day = useDayBundle()
  const outbox = useOutbox()

  const stops = computed<Stop[]>(() => (day.bundle?.orders ?? [])
    .toSorted((one, other) => one.position - other.position)
    .map((order) => {
      const known = new Set(order.events.map(({ id }) => id))
      const local = outbox.events.filter((event) =>
        event.order === order.number && event.state !== 'refused' && event.state !== 'quarantined' && !known.has(event.id))
      const state = stateAfter(order.state, local)
      return { order, state, over: !TO_DO.has(state), log: [...order.events, ...local] }
    }))
  const done = computed(() => stops.value.filter(({ over }) => over).length)
  /** What has been begun is finished first; then the next of the route. */
  const next = computed(() =>
    stops.value.find(({ state }) => UNDER_WAY.has(state)) ?? stops.value.find(({ over }) => !over))

  return { stops, done, next }
}
