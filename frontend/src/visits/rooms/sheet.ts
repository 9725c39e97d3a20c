import type { Device, LogEvent } from '../model'
import { presentVisit } from '../progress'
import { byTime, correctedIn, countsOf, type RoomNow } from './rooms'

export interface SheetException {
  room: string
  note: string
}

/** What is gone through with the front desk: rooms of this order by state, and what the hotel should know of them. */
export interface Sheet {
  done: RoomNow[]
  deferred: RoomNow[]
  /** Neither done nor put off: begun ones too. */
  open: RoomNow[]
  left: number
  exceptions: SheetException[]
}

/** Exceptions noted in rooms, each room's in the order in which they were noted. */
export function exceptionsIn(log: LogEvent[], say: (about: string) => string): SheetException[] {
  const sorted = byTime(log)
  const corrected = correctedIn(sorted)
  return sorted.filter(({ id, kind }) => kind === 'room.noted' && !corrected.has(id)).map(({ body }) => ({
    room: String(body.room), note: `${say(String(body.about))}：${String(body.note)}`,
  }))
}

export function sheetOf(rooms: RoomNow[], log: LogEvent[], say: (about: string) => string): Sheet {
  const mine = rooms.filter((room) => room.mine)
  const [done, deferred] = [mine.filter(({ state }) => state === 'done'), mine.filter(({ state }) => state === 'deferred')]
  const open = mine.filter(({ state }) => state === 'todo' || state === 'in_work')
  return { done, deferred, open, left: deferred.length + open.length, exceptions: exceptionsIn(log, say) }
}

/** The counts that the sheet and the leaving carry. */
export function roomCounts(rooms: RoomNow[]): { rooms_done: number; rooms_left: number } {
  const mine = rooms.filter((room) => room.mine)
  const { done } = countsOf(mine)
  return { rooms_done: done, rooms_left: mine.length - done }
}

/** The next visit that was agreed in this one, if any. */
export const agreedNext = (log: LogEvent[]): LogEvent | undefined =>
  presentVisit(log).findLast(({ kind }) => kind === 'next_visit.agreed')

const KINDS = new Set(['room.opened', 'room.finished', 'room.deferred'])

/** The sheet's signature, unless a room was worked in after it. */
export function signedSheet(log: LogEvent[]): LogEvent | undefined {
  const visit = presentVisit(log)
  const at = visit.findLastIndex(({ kind }) => kind === 'sheet.signed')
  return at === -1 || visit.slice(at).some(({ kind }) => KINDS.has(kind)) ? undefined : visit[at]
}

/** The terminals that this order put into rooms and that are in place, each with its room. */
export function fittedHere(rooms: RoomNow[], log: LogEvent[]): (Device & { room: string })[] {
  const scanned = new Set(log.filter(({ kind }) => kind === 'room.mapped')
    .map(({ body }) => `${String(body.room)}/${(body.device as Device).mac}`))
  return rooms.flatMap(({ room, devices }) =>
    devices.filter(({ mac }) => scanned.has(`${room}/${mac}`)).map((device) => ({ ...device, room })))
}

/** As the crew left: rooms that were left over have gone back since, to whoever comes next. */
export function countsAtLeaving(rooms: RoomNow[], log: LogEvent[]): { rooms_done: number; rooms_left: number } {
  const left = presentVisit(log).findLast(({ kind }) => kind === 'crew.left')?.body
  return left ? { rooms_done: Number(left.rooms_done), rooms_left: Number(left.rooms_left) } : roomCounts(rooms)
}

/** When the rooms that are left could be done: the latest of the times that guests named, or nothing. */
export const latestWish = (rooms: RoomNow[]): string | undefined =>
  rooms.flatMap(({ state, again_at }) => (state === 'deferred' && again_at ? [again_at] : [])).sort().at(-1)
