import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { serverNow } from '@/shared/clock'
import { dayKey } from '@/shared/i18n/dates'

const DAY_MS = 86_400_000
const NOON = 'T12:00:00+08:00'

export const isDay = (said: unknown): said is string => typeof said === 'string' && !Number.isNaN(Date.parse(said + NOON))

/** The day so many days after another, both as `2026-03-02`. */
export const dayAfter = (day: string, days: number): string => dayKey(Date.parse(day + NOON) + days * DAY_MS)

/**
 * What a page about one day shows: the day, today unless the address says another, and the named choices of the
 * address beside it. `show` changes some of them.
 */
export function useDay<Name extends string>(...names: Name[]) {
  const route = useRoute()
  const router = useRouter()
  const text = (name: string): string => (typeof route.query[name] === 'string' ? route.query[name] : '')

  const day = computed(() => (isDay(route.query.day) ? route.query.day : dayKey(serverNow())))
  const chosen = computed(() => Object.fromEntries(names.map((name) => [name, text(name)])) as Record<Name, string>)

  function show(some: Partial<Record<Name | 'day', string>>) {
    const wanted = { day: text('day'), ...chosen.value, ...some }
    return router.replace({ query: Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== '')) })
  }

  return { day, chosen, show }
}
