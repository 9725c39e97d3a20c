import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { asProblem, type Problem } from '@/shared/api'
import { deviceNow, measureClock, serverNow } from '@/shared/clock'
import type { EventState, OfflineDatabase, StoredBundle } from '@/shared/offline/database'
import { forgetCustomers, forgetOrders, isOver } from '@/shared/offline/leaving'
import { makingRoom } from '@/shared/offline/room'
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
  /** When it came from the server, and why the last attempt to fetch it failed. */
  const fetched_at = ref<string>()
  const problem = shallowRef<Problem>()

  /** Shows what is kept on the phone, then asks the server. Call it once the outbox is open. */
  async function open(): Promise<void> {
    const kept = outbox.outbox && await keptDay(outbox.outbox.db)
    bundle.value = kept?.value as DayBundle | undefined
    fetched_at.value = kept?.fetched_at
    await refresh()
  }

  /** Asks the server; without an answer what is shown stays, and `problem` says why. */
  const refresh = oneAtATime(async () => {
    const db = outbox.outbox?.db
    try {
      const asked_ms = deviceNow().getTime()
      const next = await fetchDay(bundle.value?.orders.map(({ number }) => number))
      // Somebody else works with the phone by now: this day is not theirs.
      if (outbox.outbox?.db !== db) return
      measureClock(next.now, asked_ms)
      const before = bundle.value
      bundle.value = next
      fetched_at.value = deviceNow().toISOString()
      problem.value = undefined
      if (db) await keep(db, before, next, fetched_at.value)
    } catch (thrown) {
      problem.value = asProblem(thrown)
    }
  })

  /** Takes customers' data off the phone: at logout, or when it is lost. What is `kept` of the records stays. */
  async function forget(kept?: EventState[]): Promise<void> {
    if (outbox.outbox) await forgetCustomers(outbox.outbox.db, kept)
    bundle.value = problem.value = fetched_at.value = undefined
  }

  /** A day that is over leaves the phone, whether the network is there or not. */
  async function refreshed(): Promise<void> {
    if (bundle.value && isOver(bundle.value.day, serverNow())) await forget()
    await refresh()
  }

  const offline = computed(() => problem.value?.code === 'network')

  const look = () => void (document.visibilityState === 'visible' && bundle.value && refreshed())
  whenever(look, () => outbox.sync?.status.receipts.length)

  return { bundle, fetched_at, problem, offline, open, refresh, forget }
})

/** The day as it lies on the phone; one that is over leaves it. */
async function keptDay(db: OfflineDatabase): Promise<StoredBundle | undefined> {
  const kept = await db.bundles.get(KEY)
  if (!kept || !isOver((kept.value as DayBundle).day, serverNow())) return kept
  await forgetCustomers(db)
  return undefined
}

/**
 * The new day and what is different about it, both or neither: a phone that dies here asks again. What belongs to
 * orders that need no visit any more goes.
 */
async function keep(
  db: OfflineDatabase, before: DayBundle | undefined, next: DayBundle, fetched_at: string,
): Promise<void> {
  await makingRoom(db, () => db.transaction('rw', db.bundles, db.changes, async () => {
    if (before) await noteChanges(db, before, next)
    await db.bundles.put({ key: KEY, value: next, fetched_at })
  }))
  const here = new Map(next.orders.map(({ number, events }) => [number, new Set(events.map(({ id }) => id))]))
  const open = new Set(next.orders.filter(({ customer }) => customer).map(({ number }) => number))
  await forgetOrders(db, open, ({ order, id }) => here.get(order)?.has(id) === false)
}

/** When the network or the person is back, when the server has received something, and now and then. */
function whenever(look: () => void, received: () => number | undefined): void {
  watch(received, (some) => some && look())
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
