import { t } from '@/shared/i18n'
import type { LogEvent } from '../model'
import { byTime, correctedIn } from './rooms'

export type About = 'deferral' | 'request' | 'exception'

/** Something the front desk should hear of a room, and since when it waits. */
export interface Owed {
  about: 'deferral' | 'request'
  room: string
  since: string
  what: string
  /** What holds for several rooms at once: a power cut, not what one guest said. */
  shared: boolean
}

const ABOUT: Record<string, Owed['about']> = { 'room.deferred': 'deferral', 'guest.requested': 'request' }

const isShared = ({ kind, body }: LogEvent): boolean => kind === 'room.deferred' && body.reason !== 'guest'
const words = ({ body }: LogEvent): string => String(body.request ?? body.remark ?? '')

/** What the front desk hasn't been told yet, the longest waiting first. */
export function deskOwed(log: LogEvent[]): Owed[] {
  const sorted = byTime(log)
  const corrected = correctedIn(sorted)
  return sorted.flatMap((event, place) => {
    const about = ABOUT[event.kind]
    const room = String(event.body.room)
    if (!about || corrected.has(event.id)) return []
    const told = sorted.slice(place).some(({ kind, body }) =>
      kind === 'frontdesk.told' && body.room === room && body.about === about)
    return told ? [] : [{ about, room, since: event.occurred_at, what: words(event), shared: isShared(event) }]
  })
}

/** One thing for several rooms is one sentence: a floor's power cut. */
export interface OwedLine extends Omit<Owed, 'room'> {
  rooms: string[]
}

export function owedLines(owed: Owed[]): OwedLine[] {
  const lines = new Map<string, OwedLine>()
  for (const { room, ...each } of owed) {
    const key = each.shared ? each.what : `${each.about}/${room}/${each.since}`
    const line = lines.get(key)
    if (line) line.rooms = [...new Set([...line.rooms, room])]
    else lines.set(key, { ...each, rooms: [room] })
  }
  return [...lines.values()]
}

const MOST = 6

/** Room numbers as one reads them aloud: `801、802、803`, of many the first and how many. */
export const roomList = (rooms: string[]): string => {
  const shown = rooms.slice(0, MOST).join(t('common.separator'))
  return rooms.length > MOST ? t('rooms.list', { rooms: shown, n: rooms.length }) : shown
}
