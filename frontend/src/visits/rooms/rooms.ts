import type { Device, LogEvent } from '../model'
import type { Again, FieldRoom, Occupancy, RoomState } from './model'

/**
 * Where each room stands: the bundle, the order's log and what this phone has recorded since. Twin of
 * doorstep/projects/rooms.py, held to the same cases: doorstep/projects/tests/room_cases.json.
 */
export interface RoomNow extends FieldRoom {
  /** As it was opened, else as the front desk or the crew marked it; null: nobody said. */
  occupied: boolean | null
  /** The last opening, and what ended it. */
  opened_at: string | null
  ended_at: string | null
  result: string
  /** The guest was asked whether to go on, since the last opening; and answered. */
  asked_at: string | null
  answered_at: string | null
  refused: boolean
  /** The last terminal scanned here stands somewhere else. */
  conflict: boolean
  /** This order's events of the room, oldest first; corrected ones too. */
  events: LogEvent[]
}

export type Flag = 'answer' | 'ask' | 'asked' | 'conflict' | 'over' | 'refused'

/** Seconds, from the standard's parameters. */
export interface Limits {
  within_s: number
  ask_after_s: number
}

const CORRECTABLE = new Set(['room.opened', 'room.finished', 'room.deferred'])

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const at = ({ occurred_at }: LogEvent): number => Date.parse(occurred_at)

/** In the order in which it happened; the log's own order decides between equals. */
export const byTime = (log: LogEvent[]): LogEvent[] => log.toSorted((one, other) => at(one) - at(other))

/** The ids of the events that a later one answers as wrong. */
export const correctedIn = (log: LogEvent[]): Set<string> =>
  new Set(log.filter(({ kind }) => kind === 'order.corrected').map(({ body }) => text(body.corrects)))

const untouched = (room: FieldRoom): RoomNow => ({
  ...room, occupied: marked(room.occupancy), opened_at: null, ended_at: null, result: '', asked_at: null,
  answered_at: null, refused: false, conflict: false, events: [],
})

const marked = (occupancy: Occupancy): boolean | null =>
  occupancy === 'occupied' ? true : occupancy === 'vacant' ? false : null

type Change = (room: RoomNow, event: LogEvent) => Partial<RoomNow>

const CHANGES: Record<string, Change> = {
  'room.opened': (_room, { body, occurred_at }) => ({
    state: 'in_work', occupied: body.occupied === true, opened_at: occurred_at, ended_at: null, result: '',
    asked_at: null, answered_at: null, refused: false, again: '', again_at: null, remark: '',
  }),
  'room.finished': (_room, { body, occurred_at }) => ({
    state: 'done', ended_at: occurred_at, result: text(body.result), again: '', again_at: null, remark: '',
  }),
  'room.deferred': (_room, { body, occurred_at }) => ({
    state: 'deferred', ended_at: occurred_at, again: text(body.again) as Again,
    again_at: typeof body.again_at === 'string' ? body.again_at : null, remark: text(body.remark),
  }),
  'guest.greeted': (_room, { body }) => ({ refused: body.consent === false }),
  'guest.asked': (_room, { occurred_at }) => ({ asked_at: occurred_at, answered_at: null }),
  'guest.answered': (_room, { body, occurred_at }) => ({ answered_at: occurred_at, refused: body.willing === false }),
  'room.mapped': ({ devices }, { body }) => {
    if (text(body.taken_by)) return { conflict: true }
    const device = body.device as Device
    const others = devices.filter(({ mac }) => mac !== device.mac && mac !== text(body.replaces))
    return { conflict: false, devices: [...others, device] }
  },
  'room.unmapped': ({ devices }, { body }) =>
    ({ devices: devices.filter(({ mac }) => mac !== (body.device as Device).mac) }),
}

function after(room: RoomNow, event: LogEvent, corrected: Set<string>): RoomNow {
  const known = { ...room, events: [...room.events, event] }
  if (CORRECTABLE.has(event.kind) && corrected.has(event.id)) return known
  // What is done is not put off any more.
  if (event.kind === 'room.deferred' && room.state === 'done') return known
  return { ...known, ...CHANGES[event.kind]?.(room, event) }
}

/** What the front desk said last: a room that isn't on its list is not to be entered today. */
function byDesk(log: LogEvent[]): (room: FieldRoom) => Occupancy {
  const body = log.findLast(({ kind }) => kind === 'frontdesk.confirmed')?.body
  if (!body) return ({ occupancy }) => occupancy
  const [listed, occupied] = [new Set(body.rooms as string[]), new Set((body.occupied ?? []) as string[])]
  return ({ room, mine, occupancy, listed: known }) =>
    !known && !listed.has(room) ? occupancy : listed.has(room) ? (occupied.has(room) ? 'occupied' : 'vacant') : mine ? 'closed' : occupancy
}

function byRoom(log: LogEvent[]): Map<string, LogEvent[]> {
  const found = new Map<string, LogEvent[]>()
  for (const event of log) {
    const room = text(event.body.room)
    if (room) found.set(room, [...(found.get(room) ?? []), event])
  }
  return found
}

/** What the bundle says of a room contains what the server knew of this log: that is told anew, from the beginning. */
const before = (room: FieldRoom): FieldRoom => ({ ...room, state: 'todo', again: '', again_at: null, remark: '' })

/** Rooms that the crew came upon, and that the bundle doesn't have yet. */
function foundIn(rooms: FieldRoom[], log: LogEvent[]): FieldRoom[] {
  const [known, several] = [new Set(rooms.map(({ room }) => room)), rooms.some(({ building }) => building)]
  const notes = new Map(log.filter(({ kind, body }) => kind === 'room.noted' && body.about === 'not_listed')
    .map(({ body }) => [text(body.room), text(body.note)]))
  return [...notes].filter(([room]) => !known.has(room)).map(([room, note]) => {
    const dash = several ? room.lastIndexOf('-') : -1
    const number = room.slice(dash + 1)
    return {
      room, building: dash > 0 ? room.slice(0, dash) : '', number, floor: /^(\d{1,2})\d{2}$/.exec(number)?.[1] ?? '',
      occupancy: '', note, listed: false, mine: true, state: 'todo', again: '', again_at: null, remark: '', devices: [],
    }
  })
}

/**
 * Each room as it stands. `fresh`: what the server's bundle can't know yet. A room that another crew has now is as the
 * bundle says, but for what was done to it since.
 */
export function roomsNow(rooms: FieldRoom[], log: LogEvent[], fresh: LogEvent[] = log): RoomNow[] {
  const sorted = byTime(log)
  const [occupancy, corrected, unsent] = [byDesk(sorted), correctedIn(sorted), new Set(fresh.map(({ id }) => id))]
  const events = byRoom(sorted)
  return [...rooms, ...foundIn(rooms, sorted)].map((room) => {
    const mine = (events.get(room.room) ?? []).filter(({ id }) => room.mine || unsent.has(id))
    const known = mine.some(({ id, kind }) => CORRECTABLE.has(kind) && !unsent.has(id))
    const start = untouched({ ...(known ? before(room) : room), occupancy: occupancy(room) })
    return mine.reduce((now, event) => after(now, event, corrected), start)
  })
}

/** How long the room has been, or was, open: whole seconds; null when it wasn't opened in this visit. */
export function openFor(room: RoomNow, now_ms: number): number | null {
  if (room.opened_at === null) return null
  const end_ms = room.ended_at === null ? now_ms : Date.parse(room.ended_at)
  return Math.max(0, Math.floor((end_ms - Date.parse(room.opened_at)) / 1000))
}

/** What stands out about the room at `now_ms`, by name. */
export function flagsOf(room: RoomNow, now_ms: number, { within_s, ask_after_s }: Limits): Flag[] {
  const open_s = openFor(room, now_ms) ?? 0
  const working = room.state === 'in_work'
  const waits = room.occupied === true && room.asked_at === null && open_s >= ask_after_s
  const flags: [Flag, boolean][] = [
    ['answer', working && room.asked_at !== null && room.answered_at === null],
    ['ask', working && waits],
    ['asked', room.asked_at !== null],
    ['conflict', room.conflict],
    ['over', open_s > within_s],
    ['refused', room.refused],
  ]
  return flags.filter(([, on]) => on).map(([flag]) => flag)
}

/** How many of the rooms stand how. */
export function countsOf(rooms: { state: RoomState }[]): Record<RoomState, number> {
  const counts: Record<RoomState, number> = { todo: 0, in_work: 0, deferred: 0, done: 0 }
  for (const { state } of rooms) counts[state] += 1
  return counts
}
