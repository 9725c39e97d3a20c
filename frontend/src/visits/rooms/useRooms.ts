import { computed } from 'vue'
import { useVisit, type Visit } from '../useVisit'
import { deskOwed } from './telling'
import { isRollout, type RollOut } from './model'
import { roomsNow, type Limits } from './rooms'

/** Until a day is there nothing is measured. */
const NONE: Limits = { within_s: Infinity, ask_after_s: Infinity }

/** A hotel order's rooms as they stand, with what this phone has recorded since. */
export function useRooms(number: () => string, visit: Visit = useVisit(number)) {
  const { order, log } = visit
  const rollout = computed<RollOut | undefined>(() => (isRollout(order.value) ? order.value.rollout : undefined))
  const fresh = computed(() => log.value.slice(order.value?.events.length ?? 0))
  const rooms = computed(() => (rollout.value ? roomsNow(rollout.value.rooms, log.value, fresh.value) : []))
  const limits = computed<Limits>(() => rollout.value?.limits ?? NONE)
  const owed = computed(() => deskOwed(log.value))
  const named = (room: string) => rooms.value.find((each) => each.room === room)

  return { visit, order, log, rollout, rooms, limits, owed, named }
}

export type Rooms = ReturnType<typeof useRooms>
