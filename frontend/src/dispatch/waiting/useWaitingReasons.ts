import { computed } from 'vue'
import { answer, api } from '@/shared/api'
import { useLive } from '@/shared/useLive'
import type { Why } from './arranging'

interface Wanted {
  day: string
  grid: string
  /** Whose reasons: asked anew at once when others wait, and from time to time because days fill up. */
  numbers: string[]
}

/** Why each waiting order has nobody, by its number; `known` false until the first answer. */
export function useWaitingReasons(wanted: () => Wanted) {
  const live = useLive(wanted, async ({ day, grid, numbers }) => {
    if (!numbers.length) return []
    return answer(api.GET('/api/board/waiting', { params: { query: { day, ...(grid && { grid }) } } })) as Promise<Why[]>
  }, { every_s: 30 })
  const whys = computed(() => new Map((live.data ?? []).map((each) => [each.number, each])))
  return { live, whys }
}
