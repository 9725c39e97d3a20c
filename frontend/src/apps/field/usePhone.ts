import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { useSession } from '@/people/useSession'
import { api, report } from '@/shared/api'
import { clockSkew_ms } from '@/shared/clock'
import type { Others } from '@/shared/offline/leaving'
import { askToKeep, roomLeft, type Room } from '@/shared/offline/room'
import { useOutbox } from '@/shared/offline/useOutbox'
import { useDayBundle } from '@/visits/useDayBundle'

export const KEPT_AT = 'doorstep.field.me'
export const CUT_OFF = 'phone-cut-off'

const WRONG_BY_MS = 2 * 60_000
const LOOK_EVERY_MS = 300_000

/** The room on this phone, looked at after each record and now and then. */
function useRoom(): Ref<Room | undefined> {
  const outbox = useOutbox()
  const room = shallowRef<Room>()
  const look = () => void roomLeft().then((found) => (room.value = found)).catch(report)
  watch(() => outbox.owner, (owner) => {
    if (owner) void askToKeep().then(look).catch(report)
  }, { immediate: true })
  watch(() => outbox.events.length, look)
  const looking = setInterval(look, LOOK_EVERY_MS)
  onScopeDispose(() => clearInterval(looking))
  return room
}

/** How this phone fares: lost, full, with the wrong time, shared with somebody or with another phone. */
export const usePhone = defineStore('phone', () => {
  const [session, outbox, day] = [useSession(), useOutbox(), useDayBundle()]
  /** A supervisor has cut it off. */
  const lost = ref(false)
  /** Cut off, it has handed over everything and holds nothing any more. */
  const empty = ref(false)
  const others = shallowRef<Others[]>([])

  const wrong_by_ms = computed(() => {
    const skew = clockSkew_ms() ?? 0
    return Math.abs(skew) > WRONG_BY_MS ? skew : 0
  })
  const otherPhones = computed(() => day.bundle?.phones.filter((phone) => !phone.this) ?? [])

  const said = computed(() => [day.problem?.code, outbox.sync?.status.problem?.code].includes(CUT_OFF))
  watch(said, (cutOff) => void (cutOff && !lost.value && giveUp().catch(report)), { immediate: true })
  watch(() => [lost.value, outbox.sync?.status.running, outbox.waiting.length], () => void handedOver().catch(report))

  /** Customers' data leave at once; what was done is handed over first of all. */
  async function giveUp(): Promise<void> {
    lost.value = true
    await day.forget(['queued', 'sending'])
    await outbox.sync?.now()
  }

  async function handedOver(): Promise<void> {
    const box = outbox.outbox
    if (!lost.value || empty.value || !box || outbox.sync?.status.running) return
    if ((await box.unsent()) || (await box.waitingEvidence()).length || empty.value) return
    empty.value = true
    outbox.close()
    await box.db.delete()
    localStorage.removeItem(KEPT_AT)
    await api.POST('/api/field/phone/wiped')
    await session.logOut()
  }

  // A login that was renewed sends what waited for it.
  watch(() => session.expired, (expired, before) => {
    if (expired || !before) return
    void outbox.sync?.now()
    void day.refresh()
  })

  const room = useRoom()

  return { lost, empty, others, room, wrong_by_ms, otherPhones, giveUp }
})
