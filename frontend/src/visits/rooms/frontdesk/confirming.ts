import type { Draft } from '../../form'
import type { Body, LogEvent } from '../../model'
import { presentVisit } from '../../progress'
import type { Contact, Occupancy, RollOut } from '../model'
import type { RoomNow } from '../rooms'

/** What the front desk says of a room: nobody in it, a guest in it, not to be entered today. */
export type Mark = 'vacant' | 'occupied' | 'closed'

const TURN: Record<Mark, Mark> = { vacant: 'occupied', occupied: 'closed', closed: 'vacant' }

export const turned = (mark: Mark): Mark => TURN[mark]

const asMark = (occupancy: Occupancy): Mark => (occupancy === '' ? 'vacant' : occupancy)

/** The rooms of this order that are still to be done: today's list. */
export const todays = (rooms: RoomNow[]): RoomNow[] => rooms.filter(({ mine, state }) => mine && state !== 'done')

export function marksOf(rooms: RoomNow[], said: Record<string, Mark> = {}): Record<string, Mark> {
  return Object.fromEntries(rooms.map(({ room, occupancy }) => [room, said[room] ?? asMark(occupancy)]))
}

/** How the list begins: with the coordinator of the arrangement and what is known of the rooms. */
export const freshConfirmation = ({ coordinator, front_desk }: RollOut): Draft => ({
  values: {
    time: false, steps: false, coordinator: coordinator?.id ?? '', by: front_desk?.id ?? '', marks: {},
  },
  checks: [],
  pictures: {},
})

/** Someone of the hotel, each once; those who open doors or sit at the desk first, as asked. */
export function people({ contacts, coordinator, front_desk }: RollOut, first: 'coordinator' | 'front_desk'): Contact[] {
  const all = [...contacts, ...(coordinator ? [coordinator] : []), ...(front_desk ? [front_desk] : [])]
  const once = [...new Map(all.map((each) => [each.id, each])).values()]
  return [...once.filter(({ role }) => role === first), ...once.filter(({ role }) => role !== first)]
}

export type Missing = 'time' | 'steps' | 'coordinator' | 'rooms' | 'sign'

export function missingIn({ values, pictures }: Draft, marks: Record<string, Mark>): Missing[] {
  return [
    ...(values.time ? [] : ['time' as const]),
    ...(values.steps ? [] : ['steps' as const]),
    ...(values.coordinator ? [] : ['coordinator' as const]),
    ...(Object.values(marks).some((mark) => mark !== 'closed') ? [] : ['rooms' as const]),
    ...(pictures.signature ? [] : ['sign' as const]),
  ]
}

/** The event's body without its signature. */
export function confirmedBody({ values, checks }: Draft, marks: Record<string, Mark>): Body {
  const listed = Object.entries(marks).filter(([, mark]) => mark !== 'closed')
  return {
    time: values.time === true, steps: values.steps === true, coordinator: values.coordinator, by: values.by ?? '',
    rooms: listed.map(([room]) => room),
    occupied: listed.filter(([, mark]) => mark === 'occupied').map(([room]) => room),
    ...(checks.length ? { checks } : {}),
  }
}

/** What the front desk confirmed since the crew arrived this time. */
export const confirmedNow = (log: LogEvent[]): LogEvent | undefined => {
  const visit = presentVisit(log)
  const arrived = visit.findLastIndex(({ kind }) => kind === 'visit.arrived')
  return visit.slice(arrived + 1).findLast(({ kind }) => kind === 'frontdesk.confirmed')
}
