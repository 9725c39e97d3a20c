import { liveQuery, type Subscription } from 'dexie'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { report } from '@/shared/api'
import { useOutbox } from '@/shared/offline/useOutbox'
import { CALLS, openCalls, type OpenCall } from './callDraft'
import { useDayBundle } from './useDayBundle'

/** The order whose call is to be written down; its screen opens the sheet. An address would ask again on going back. */
export const wantedCall = ref<string>()

/** Calls that were dialled and have no outcome yet, of orders that can still take it; the latest first. */
export function useOpenCalls() {
  const outbox = useOutbox()
  const day = useDayBundle()
  const dialled = shallowRef<OpenCall[]>([])
  let watching: Subscription | undefined

  watch(() => outbox.outbox?.db, (db) => {
    watching?.unsubscribe()
    dialled.value = []
    if (!db) return
    watching = liveQuery(() => db.bundles.where('key').startsWith(CALLS).toArray())
      .subscribe({ next: (kept) => (dialled.value = openCalls(kept)), error: report })
  }, { immediate: true })
  onScopeDispose(() => watching?.unsubscribe())

  return computed(() => dialled.value.flatMap((call) => {
    const order = day.bundle?.orders.find(({ number, customer }) => customer && number === call.number)
    return order ? [{ ...call, order }] : []
  }))
}
