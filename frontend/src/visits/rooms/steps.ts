import type { Body, Device, FieldStep, LogEvent } from '../model'
import type { RollOut, RoomLimits } from './model'
import type { RoomNow } from './rooms'

/** How far the work in one room is: which of its steps is next. */
export interface RoomWay {
  steps: FieldStep[]
  /** Undefined when the room is done. */
  next: FieldStep | undefined
}

type DoorLimits = Pick<RoomLimits, 'knocks' | 'knock_holds_s'>

export const flowOf = ({ flow }: RollOut, occupied: boolean): FieldStep[] => (occupied ? flow.occupied : flow.vacant)

const happened = (event: LogEvent): number => Date.parse(event.occurred_at)

/** What was done at this door since it was last closed for good. */
function sinceEnded({ events }: RoomNow): LogEvent[] {
  const ended = events.findLastIndex(({ kind }) => kind === 'room.finished' || kind === 'room.deferred')
  return events.slice(ended + 1)
}

const ANSWERS: Record<string, (body: Body, limits: DoorLimits) => boolean> = {
  'room.knocked': (body, { knocks }) => body.announced === true && Number(body.knocks) >= knocks,
  'guest.greeted': (body) => body.consent === true,
}

/** Did somebody come to the door of a room that was said to be vacant? */
export const answeredDoor = (room: RoomNow): boolean =>
  sinceEnded(room).findLast(({ kind }) => kind === 'room.knocked')?.body.answered === true

/** Asked for entry and not refused, recently enough to go in. */
function admitted({ event }: FieldStep, room: RoomNow, limits: DoorLimits, now_ms: number): boolean {
  const last = sinceEnded(room).findLast(({ kind }) => kind === event)
  const fits = ANSWERS[event]?.(last?.body ?? {}, limits) ?? true
  return last !== undefined && fits && now_ms - happened(last) <= limits.knock_holds_s * 1000
}

/** The terminals that were scanned here since the room was opened, and are still in place. */
export function scannedNow(room: RoomNow): Device[] {
  const macs = room.events.filter(({ kind, occurred_at }) =>
    kind === 'room.mapped' && room.opened_at !== null && occurred_at >= room.opened_at)
    .map(({ body }) => (body.device as Device).mac)
  return room.devices.filter(({ mac }) => macs.includes(mac))
}

function isDone(step: FieldStep, room: RoomNow, limits: DoorLimits, now_ms: number): boolean {
  if (room.state === 'done') return true
  const working = room.state === 'in_work'
  if (step.event === 'room.opened') return working
  if (step.event === 'room.mapped') return working && scannedNow(room).length > 0
  if (step.event === 'room.finished') return false
  return working || admitted(step, room, limits, now_ms)
}

/** The steps of the room's flow, and the first that isn't done. */
export function wayOf(rollout: RollOut, room: RoomNow, occupied: boolean, now_ms: number): RoomWay {
  const steps = flowOf(rollout, occupied)
  return { steps, next: steps.find((step) => !isDone(step, room, rollout.limits, now_ms)) }
}

/** What the room's record says was done to it: a terminal fitted, one put in the place of another, or neither. */
export function resultOf(room: RoomNow): 'installed' | 'replaced' | 'repaired' {
  const scans = room.events.filter(({ kind, body }) =>
    kind === 'room.mapped' && room.devices.some(({ mac }) => mac === (body.device as Device).mac))
  if (!scans.length) return 'repaired'
  return scans.some(({ body }) => body.replaces) ? 'replaced' : 'installed'
}
