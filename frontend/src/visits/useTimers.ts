import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useNow } from '@/shared/ui/useNow'
import type { FieldOrder } from './model'
import { byUrgency, openTimers, standing, type Running } from './timers'
import { useDay } from './useDay'
import { useDayBundle } from './useDayBundle'

export interface OrderRunning extends Running {
  order: FieldOrder
}

/** The clocks of the day's open orders. Reckoned from the logs each time: they run on in a closed app. */
export const useOpenTimers = defineStore('timers', () => {
  const day = useDayBundle()
  const { stops } = useDay()

  const open = computed(() => stops.value.filter(({ over }) => !over).flatMap(({ order, log }) =>
    openTimers(order.timers, log, day.bundle?.hours ?? [], order.order).map((each) => ({ ...each, order }))))

  return { open }
})

/** As they stand now, the most pressing first; of one order when it is named. */
export function useTimers(number?: () => string) {
  const timers = useOpenTimers()
  const now_ms = useNow()
  const mine = computed(() => timers.open.filter(({ order }) => !number || order.number === number()).sort(byUrgency))
  const running = computed<OrderRunning[]>(() =>
    mine.value.map((each) => ({ ...standing(each, now_ms.value), order: each.order })))
  return { running, now_ms }
}
