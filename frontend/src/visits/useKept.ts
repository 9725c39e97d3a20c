import { liveQuery, type Subscription } from 'dexie'
import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { report } from '@/shared/api'
import { deviceNow } from '@/shared/clock'
import { useOutbox } from '@/shared/offline/useOutbox'

/** Something small that is kept on the phone under a key, shared by all who look: undefined while there is none. */
export function useKept<T>(key: () => string): {
  value: Ref<T | undefined>
  ready: Ref<boolean>
  keep: (next: T) => Promise<void>
  drop: () => Promise<void>
} {
  const outbox = useOutbox()
  const value = shallowRef<T>()
  const ready = ref(false)
  let watching: Subscription | undefined

  const bundles = () => outbox.outbox?.db.bundles

  watch([key, () => outbox.outbox?.db], ([name, db]) => {
    watching?.unsubscribe()
    ready.value = false
    if (!db) return
    watching = liveQuery(() => db.bundles.get(name)).subscribe({
      next: (found) => {
        value.value = found?.value as T | undefined
        ready.value = true
      },
      error: report,
    })
  }, { immediate: true })
  onScopeDispose(() => watching?.unsubscribe())

  async function keep(next: T): Promise<void> {
    value.value = next
    const plain = JSON.parse(JSON.stringify(next)) as T
    await bundles()?.put({ key: key(), value: plain, fetched_at: deviceNow().toISOString() })
  }

  async function drop(): Promise<void> {
    value.value = undefined
    await bundles()?.delete(key())
  }

  return { value, ready, keep, drop }
}
