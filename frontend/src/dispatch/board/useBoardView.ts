import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { serverNow } from '@/shared/clock'
import { dayKey } from '@/shared/i18n/dates'

const DAY_MS = 86_400_000
const NOON = 'T12:00:00+08:00'
const isDay = (said: unknown): said is string => typeof said === 'string' && !Number.isNaN(Date.parse(said + NOON))

/** Which day, which grid and which order the board shows. They live in the address. */
export function useBoardView() {
  const route = useRoute()
  const router = useRouter()
  const text = (name: string): string => (typeof route.query[name] === 'string' ? route.query[name] : '')

  const day = computed(() => (isDay(route.query.day) ? route.query.day : dayKey(serverNow())))
  const grid = computed(() => text('grid'))
  const picked = computed(() => text('order'))

  function show(some: { day?: string; grid?: string; order?: string }) {
    const wanted = { day: text('day'), grid: grid.value, order: picked.value, ...some }
    return router.replace({ query: Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== '')) })
  }
  const shift = (days: number) => show({ day: dayKey(Date.parse(day.value + NOON) + days * DAY_MS), order: '' })

  return { day, grid, picked, show, shift }
}
