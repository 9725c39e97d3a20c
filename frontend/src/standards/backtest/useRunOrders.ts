import { ref } from 'vue'
import { useLive } from '@/shared/useLive'
import type { RunOrder } from '../model'
import { runOrders, type Slice } from './calls'

/** Orders asked for at once when all of them go into a file. */
const FILE_PAGE = 200

/** The orders of a slice of a run, page by page, and all of them for a file. */
export function useRunOrders(run: number, slice: Slice) {
  const page = ref(1)
  const orders = useLive(() => page.value, (wanted) => runOrders(run, slice, wanted))
  const progress = ref<{ done: number; total: number }>()

  async function all(): Promise<RunOrder[]> {
    const found: RunOrder[] = []
    progress.value = { done: 0, total: 0 }
    try {
      for (let at = 1; ; at += 1) {
        const { items, total } = await runOrders(run, slice, at, FILE_PAGE)
        found.push(...items)
        progress.value = { done: found.length, total }
        if (!items.length || found.length >= total) return found
      }
    } finally {
      progress.value = undefined
    }
  }

  return { page, orders, progress, all }
}
