import { computed } from 'vue'
import { useOutbox } from '@/shared/offline/useOutbox'
import type { FieldOrder, LogEvent } from './model'
import { currentStep, openRework, stagesOf, stateAfter, visitProgress } from './progress'
import { hotelStandings } from './rooms/standing'
import { useDayBundle } from './useDayBundle'

const LOCAL = new Set(['queued', 'sending', 'acknowledged'])
const OVER = new Set(['replied', 'closed', 'cancelled', 'suspended', 'received', 'booked'])

/** One order's visit: its log with what this phone has recorded since, and how far the work is. */
export function useVisit(number: () => string) {
  const day = useDayBundle()
  const outbox = useOutbox()

  const order = computed<FieldOrder | undefined>(() =>
    day.bundle?.orders.find((each) => each.number === number()))
  const recorded = computed(() => outbox.events.filter((event) => event.order === number()))

  /** What the server's log doesn't show yet: waiting, or acknowledged since the day was fetched. */
  const local = computed<LogEvent[]>(() => {
    const known = new Set(order.value?.events.map(({ id }) => id))
    return recorded.value.filter(({ id, state }) => LOCAL.has(state) && !known.has(id))
  })
  const log = computed<LogEvent[]>(() => [...(order.value?.events ?? []), ...local.value])
  const waiting = computed(() => new Set(
    recorded.value.filter(({ state }) => state === 'queued' || state === 'sending').map(({ id }) => id)))
  const troubled = computed(() =>
    recorded.value.filter(({ state }) => state === 'refused' || state === 'quarantined'))

  const state = computed(() => order.value && stateAfter(order.value.state, local.value))
  const over = computed(() => state.value !== undefined && OVER.has(state.value))
  const progress = computed(() =>
    hotelStandings(visitProgress(order.value?.steps ?? [], log.value), order.value, log.value))
  const stages = computed(() => stagesOf(progress.value))
  const current = computed(() => currentStep(progress.value))
  const left = computed(() => progress.value.filter(({ standing }) => standing === 'open').length)
  const rework = computed(() => openRework(log.value))

  return { order, log, waiting, troubled, state, over, progress, stages, current, left, rework }
}

export type Visit = ReturnType<typeof useVisit>
