import { computed, ref, watch } from 'vue'
import { useNow } from '@/shared/ui/useNow'
import { firstTime, ring } from '../alarms'
import { useDay } from '../useDay'
import { isRollout, type RoomOrder } from './model'
import { flagsOf, roomsNow, type RoomNow } from './rooms'

export interface Asking {
  order: RoomOrder
  room: RoomNow
  /** The guest has been asked; the answer is missing. */
  asked: boolean
}

/** Who is just leaving the room is left in peace for so long. */
const LEAVING_MS = 3 * 60_000

const keyOf = ({ order, room }: Asking): string => `ask/${order.number}/${room.room}/${room.opened_at ?? ''}`

/** The occupied room whose guest is to be asked now; found whatever screen is open, and after the app was closed. */
export function useAsking() {
  const { stops } = useDay()
  const now_ms = useNow()
  const leaving = ref<Record<string, number>>({})

  const working = computed(() => stops.value.filter(({ over }) => !over).flatMap(({ order, log }) => {
    if (!isRollout(order)) return []
    const rooms = roomsNow(order.rollout.rooms, log, log.slice(order.events.length))
    return rooms.filter(({ state, occupied }) => state === 'in_work' && occupied).map((room) => ({ order, room }))
  }))
  const asking = computed<Asking | undefined>(() => working.value.map(({ order, room }) => {
    const flags = flagsOf(room, now_ms.value, order.rollout.limits)
    return { order, room, asked: flags.includes('answer'), due: flags.includes('ask') }
  }).find((each) => (each.due || each.asked) && now_ms.value > (leaving.value[keyOf(each)] ?? 0)))

  watch(() => asking.value && keyOf(asking.value), (key) => {
    if (key && firstTime(key)) ring(true)
  }, { immediate: true })

  /** The work is done, only the record is missing: the way to it is free for a while. */
  function leave(): void {
    if (asking.value) leaving.value = { ...leaving.value, [keyOf(asking.value)]: now_ms.value + LEAVING_MS }
  }

  return { asking, now_ms, leave }
}
