import { liveQuery, type Subscription } from 'dexie'
import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { report } from '@/shared/api'
import { deviceNow } from '@/shared/clock'
import type { OfflineDatabase } from '@/shared/offline/database'
import { useOutbox } from '@/shared/offline/useOutbox'
import { dayChanges, merged, type DayChange } from './changes'
import type { DayBundle } from './model'

const byNewest = (one: DayChange, other: DayChange): number => other.found_at.localeCompare(one.found_at)

/** What others changed about the day since the technician last looked, kept on the phone until it is read. */
export const useDayChanges = defineStore('day-changes', () => {
  const outbox = useOutbox()
  const all = shallowRef<DayChange[]>([])
  let watching: Subscription | undefined

  watch(() => outbox.outbox?.db, (db) => {
    watching?.unsubscribe()
    all.value = []
    if (!db) return
    watching = liveQuery(() => db.changes.toArray()).subscribe({
      next: (found) => (all.value = (found as DayChange[]).toSorted(byNewest)),
      error: report,
    })
  }, { immediate: true })

  /** Newest first. */
  const unread = computed(() => all.value.filter(({ read_at }) => !read_at))

  /** Everything remembered about one order, read or not: its screen may still be open when it is gone. */
  const of = (order: string): DayChange[] => all.value.filter((each) => each.order === order)

  /** The person has seen these (their `key`s), or all. */
  async function read(keys: string[] = unread.value.map(({ key }) => key)): Promise<void> {
    const read_at = deviceNow().toISOString()
    await outbox.outbox?.db.changes.bulkUpdate(keys.map((key) => ({ key, changes: { read_at } })))
  }

  return { unread, of, read }
})

/** Enters what is different into `db`. Within a transaction over `changes`, so that nothing falls between two days. */
export async function noteChanges(db: OfflineDatabase, before: DayBundle, after: DayBundle): Promise<void> {
  const found = dayChanges(before, after, deviceNow().toISOString())
  if (!found.length) return
  const { put, drop } = merged((await db.changes.toArray()) as DayChange[], found)
  await db.changes.bulkDelete(drop)
  await db.changes.bulkPut(put)
}
