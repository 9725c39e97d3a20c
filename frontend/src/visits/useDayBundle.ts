import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { asProblem, type Problem } from '@/shared/api'
import { deviceNow, setServerNow } from '@/shared/clock'
import { useOutbox } from '@/shared/offline/useOutbox'
import { fetchDay } from './calls'
import type { DayBundle } from './model'

const KEY = 'day'

/** The technician's day: as the server last sent it, kept on the phone for work without network. */
export const useDayBundle = defineStore('day', () => {
  const outbox = useOutbox()
  const bundle = shallowRef<DayBundle>()
  /** When it came from the server. */
  const fetched_at = ref<string>()
  /** Why the last attempt to fetch it failed. */
  const problem = shallowRef<Problem>()
  const loading = ref(false)

  /** Shows what is kept on the phone, then asks the server. Call it once the outbox is open. */
  async function open(): Promise<void> {
    const kept = await outbox.outbox?.db.bundles.get(KEY)
    if (kept) {
      bundle.value = kept.value as DayBundle
      fetched_at.value = kept.fetched_at
    }
    await refresh()
  }

  /** Asks the server; without an answer what is shown stays, and `problem` says why. */
  async function refresh(): Promise<void> {
    if (loading.value) return
    loading.value = true
    try {
      const next = await fetchDay()
      setServerNow(next.now)
      bundle.value = next
      fetched_at.value = deviceNow().toISOString()
      problem.value = undefined
      await outbox.outbox?.db.bundles.put({ key: KEY, value: next, fetched_at: fetched_at.value })
    } catch (thrown) {
      problem.value = asProblem(thrown)
    } finally {
      loading.value = false
    }
  }

  /** Takes customers' data off the phone: at logout. What waits to be sent stays. */
  async function forget(): Promise<void> {
    await outbox.outbox?.db.bundles.clear()
    bundle.value = problem.value = fetched_at.value = undefined
  }

  const offline = computed(() => problem.value?.code === 'network')

  return { bundle, fetched_at, problem, loading, offline, open, refresh, forget }
})
