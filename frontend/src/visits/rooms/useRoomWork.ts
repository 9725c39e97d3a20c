import { computed } from 'vue'
import { useNow } from '@/shared/ui/useNow'
import { closedGates } from '../gates'
import type { Body, FieldStep } from '../model'
import { deferredBody, deferredRooms, type DeferDraft } from './deferral'
import { nextRoom, openRooms } from './house'
import type { RollOut } from './model'
import type { RoomNow } from './rooms'
import { answeredDoor, resultOf, wayOf } from './steps'
import { useRoomDraft, type RoomDraft } from './useRoomDraft'
import { useRoomRecording } from './useRoomRecording'
import { useRooms, type Rooms } from './useRooms'

/** Is a guest in the room? As it was opened; before that as seen at the door, else as the front desk said. */
function guestIn(room: RoomNow, { occupied }: RoomDraft): boolean {
  if (room.state === 'in_work') return room.occupied === true
  return occupied ?? (answeredDoor(room) || room.occupied === true)
}

/** What of the draft is recorded with a step and begins anew; by then something of the next step may be entered. */
function recordedPart({ event, inputs }: FieldStep, { flags }: RoomDraft): Partial<RoomDraft> {
  if (event === 'room.knocked') return { knocks: 0 }
  if (event === 'room.mapped') return { device: {}, looked: '', replaces: '' }
  const own = new Set(inputs.map(({ name }) => name))
  return { flags: Object.fromEntries(Object.entries(flags).filter(([name]) => !own.has(name))) }
}

/** Where the work in one room stands, and what is around it. */
function useStanding(rooms: Rooms, name: () => string, draft: () => RoomDraft) {
  const now_ms = useNow()
  const room = computed(() => rooms.named(name()))
  const occupied = computed(() => room.value !== undefined && guestIn(room.value, draft()))
  const way = computed(() => {
    const rollout: RollOut | undefined = rooms.rollout.value
    return rollout && room.value ? wayOf(rollout, room.value, occupied.value, now_ms.value) : undefined
  })
  const step = computed(() => way.value?.next)
  const others = computed(() => openRooms(rooms.rooms.value).filter((each) => each.mine && each.room !== name()))
  const after = computed(() => nextRoom(rooms.rooms.value, now_ms.value, room.value))
  return { room, occupied, way, step, others, after }
}

/** One room's work: the step that is next, and the way to record it. */
export function useRoomWork(number: () => string, name: () => string) {
  const rooms = useRooms(number)
  const { draft, ready, change, forget } = useRoomDraft(number, name)
  const recording = useRoomRecording(number)
  const standing = useStanding(rooms, name, () => draft.value)

  const bodyOf = (step: FieldStep, said: Body): Body => ({ ...step.fills, ...said, room: name() })
  /** The gates that keep the door shut, whatever is entered. */
  const closed = computed(() => {
    const [step, order] = [standing.step.value, rooms.order.value]
    if (!step || !order) return []
    const result = standing.room.value && step.event === 'room.finished' ? { result: resultOf(standing.room.value) } : {}
    return closedGates(step, bodyOf(step, result), rooms.log.value, order.order)
  })

  async function record(step: FieldStep, said: Body = {}): Promise<boolean> {
    const room = standing.room.value
    const result = step.event === 'room.finished' && room ? { result: resultOf(room) } : {}
    const safe = await recording.write({ kind: step.event, body: bodyOf(step, { ...said, ...result }) })
    if (!safe) return false
    if (step.event === 'room.finished') forget()
    else change(recordedPart(step, draft.value))
    return true
  }

  async function defer(said: DeferDraft): Promise<boolean> {
    const room = standing.room.value
    if (!room) return false
    const all = deferredRooms(room, rooms.rooms.value, said.floor)
    const safe = await recording.write(...all.map((each) => ({ kind: 'room.deferred', body: deferredBody(each.room, said) })))
    if (safe) forget()
    return safe
  }

  return { ...rooms, ...standing, ...recording, draft, ready, change, closed, record, defer }
}
