import { grouped } from '../grouped'
import type { PlannedVisit, VisitPlan } from './useVisits'

export interface PlanDay {
  day: string
  visits: PlannedVisit[]
  idle: VisitPlan['idle']
}

/** A plan by days: who goes, and who would stand idle. */
export function byDay({ visits, idle }: VisitPlan): PlanDay[] {
  const going = grouped(visits, ({ day }) => day)
  const resting = grouped(idle, ({ day }) => day)
  return [...new Set([...going.keys(), ...resting.keys()])]
    .sort()
    .map((day) => ({ day, visits: going.get(day) ?? [], idle: resting.get(day) ?? [] }))
}

export interface Sum {
  parts: number
  rooms: number
  terminals: number
}

export const sumOf = ({ visits }: VisitPlan): Sum => ({
  parts: visits.length,
  rooms: visits.reduce((sum, { rooms }) => sum + rooms.length, 0),
  terminals: visits.reduce((sum, { terminals }) => sum + terminals, 0),
})

/** Whether all of it can be made: there is something, and nothing stands against any of it. */
export const canBeMade = ({ visits }: VisitPlan): boolean =>
  visits.length > 0 && visits.every(({ why_not }) => why_not === null)

export interface LeftRooms {
  reason: VisitPlan['left'][number]['reason']
  rooms: string[]
}

/** Rooms that found no place, by why. */
export const leftBy = ({ left }: VisitPlan): LeftRooms[] =>
  [...grouped(left, ({ reason }) => reason.zh).values()].flatMap((of) =>
    of[0] ? { reason: of[0].reason, rooms: of.map(({ room }) => room) } : [])

/** Rooms in a few words: those that follow each other run together, "801–805, 808". */
export function roomSpans(rooms: string[]): string {
  const spans: [string, string][] = []
  for (const room of rooms) {
    const last = spans.at(-1)
    if (last && follows(last[1], room)) last[1] = room
    else spans.push([room, room])
  }
  return spans.map(([first, last]) => (first === last ? first : `${first}–${last.split('-').at(-1)}`)).join(', ')
}

function follows(one: string, other: string): boolean {
  const [, front = '', digits = ''] = /^(.*?)(\d+)$/.exec(one) ?? []
  return digits !== '' && other === `${front}${String(Number(digits) + 1).padStart(digits.length, '0')}`
}
