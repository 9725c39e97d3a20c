import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { asProblem, type Problem } from '@/shared/api'
import { deviceNow, setServerNow } from '@/shared/clock'
import type { OfflineDatabase } from '@/shared/offline/database'
import { useOutbox } from '@/shared/offline/useOutbox'
import { fetchDay } from './calls'
import type { DayBundle } from './model'
import { noteChanges } from './useDayChanges'

const KEY = 'day'
const LOOK_EVERY_MS = 120_000

/** The technician's day: as the server last sent it, kept on the phone for work without network. */
export const useDayBundle = defineStore('day', () => {
  const outbox = useOutbox()
  const bundle = shallowRef<DayBundle>()
  /** When it came from the server. */
  const fetched_at = ref<string>()
  /** Why the last attempt to fetch it failed. */
  const problem = shallowRef<Problem>()

  /** Shows what is kept on the phone, then asks the server. Call it once the outbox is open. */
  async function open(): Promise<void> {
    const kept = await outbox.outbox?.db.bundles.get(KEY)
    bundle.value = kept?.value as DayBundle | undefined
    fetched_at.value = kept?.fetched_at
    await refresh()
  }

  /** Asks the server; without an answer what is shown stays, and `problem` says why. */
  const refresh = oneAtATime(async () => {
    const db = outbox.outbox?.db
    try {
      const next = await fetchDay(bundle.value?.orders.map(({ number }) => number))
      // Somebody else works with the phone by now: this day is not theirs.
      if (outbox.outbox?.db !== db) return
      setServerNow(next.now)
      const before = bundle.value
      bundle.value = next
      fetched_at.value = deviceNow().toISOString()
      problem.value = undefined
      if (db) await keep(db, before, next, fetched_at.value)
    } catch (thrown) {
      problem.value = asProblem(thrown)
    }
  })

  /** Takes customers' data off the phone: at logout. What waits to be sent stays. */
  async function forget(): Promise<void> {
    await outbox.outbox?.db.bundles.clear()
    bundle.value = problem.value = fetched_at.value = undefined
  }

  const offline = computed(() => problem.value?.code === 'network')

  const look = () => void (document.visibilityState === 'visible' && bundle.value && refresh())
  watch(() => outbox.sync?.status.receipts.length, (received) => received && look())
  whenever(look)

  return { bundle, fetched_at, problem, offline, open, refresh, forget }
})

/** The new day and what is different about it, both or neither: a phone that dies here asks again. */
const keep = (db: OfflineDatabase, before: DayBundle | undefined, next: DayBundle, fetched_at: string): Promise<void> =>
  db.transaction('rw', db.bundles, db.changes, async () => {
    if (before) await noteChanges(db, before, next)
    await db.bundles.put({ key: KEY, value: next, fetched_at })
  })

/** When the network or the person is back, and now and then. */
function whenever(look: () => void): void {
  window.addEventListener('online', look)
  document.addEventListener('visibilitychange', look)
  setInterval(look, LOOK_EVERY_MS)
}

/** Asked for while it runs, it runs once more afterwards: the answer under way may be out of date. */
function oneAtATime(what: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  let again = false

  async function run(): Promise<void> {
    do {
      again = false
      await what()
    } while (again)
    running = undefined
  }

  return () => {
    again = running !== undefined
    return (running ??= run())
  }
}
