import { liveQuery, type Subscription } from 'dexie'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { report } from '@/shared/api'
import { deviceNow } from '@/shared/clock'
import { OfflineDatabase, type OutEvent } from './database'
import { Outbox, type NewRecord } from './outbox'
import { Sync } from './sync'
import { fieldPort } from './wire'

const KEEP_ACKNOWLEDGED_MS = 2 * 86_400_000

/** The outbox of whoever is logged in, as screens see it. Call `open` after login and `close` at logout. */
export const useOutbox = defineStore('outbox', () => {
  const outbox = shallowRef<Outbox>()
  const sync = shallowRef<Sync>()
  const events = shallowRef<OutEvent[]>([])
  const owner = ref<string>()
  let watching: Subscription | undefined

  async function open(username: string): Promise<void> {
    if (owner.value === username) return
    close()
    owner.value = username
    const db = new OfflineDatabase(username)
    outbox.value = new Outbox(db)
    const old = new Date(deviceNow().getTime() - KEEP_ACKNOWLEDGED_MS)
    await outbox.value.forgetAcknowledged(old.toISOString())
    const all = liveQuery(() => db.events.orderBy('place').toArray())
    watching = all.subscribe({ next: (found) => (events.value = found), error: report })
    sync.value = new Sync(outbox.value, fieldPort)
    sync.value.start()
  }

  function close(): void {
    sync.value?.stop()
    watching?.unsubscribe()
    outbox.value?.db.close()
    outbox.value = sync.value = owner.value = undefined
    events.value = []
  }

  /** Keeps what was done and starts to send it. Resolves once it is safe on the device; returns the event's id. */
  async function record(what: NewRecord): Promise<string> {
    if (!outbox.value) throw new Error('The outbox is closed: call open() after login.')
    const id = await outbox.value.record(what)
    void sync.value?.now()
    return id
  }

  const waiting = computed(() => events.value.filter(({ state }) => state === 'queued' || state === 'sending'))
  const refused = computed(() => events.value.filter(({ state }) => state === 'refused' || state === 'quarantined'))

  return { owner, outbox, sync, events, waiting, refused, open, close, record }
})
