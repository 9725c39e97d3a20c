import type { Change } from './model'

export const KINDS = ['added', 'moved', 'retimed', 'removed'] as const
export type Kind = (typeof KINDS)[number]

/** What a plan does with an order: sends somebody, nobody any more, somebody else, or the same one at another time. */
export function changeOf({ before, after }: Pick<Change, 'before' | 'after'>): Kind {
  if (!before) return 'added'
  if (!after) return 'removed'
  return before.staff_no === after.staff_no ? 'retimed' : 'moved'
}

export const breaks = ({ breaks }: Change): boolean => breaks.length > 0

/** What a plan changes of one technician's day. */
export interface Person {
  staff_no: string
  name: string
  /** Of whom he gets, keeps at another time, or loses to nobody; each change stands with one person. */
  changes: Change[]
  gains: number
  losses: number
  retimes: number
}

const timeOf = ({ before, after }: Change) => Date.parse((after ?? before)?.from_at ?? '')

/** The changes by technician, whoever changes most first; within a day in the order of its hours. */
export function byPerson(changes: Change[]): Person[] {
  const people = new Map<string, Person>()
  const person = ({ staff_no, name }: { staff_no: string; name: string }) => {
    const known = people.get(staff_no) ?? { staff_no, name, changes: [], gains: 0, losses: 0, retimes: 0 }
    people.set(staff_no, known)
    return known
  }
  for (const change of changes) {
    const { before, after } = change
    const kind = changeOf(change)
    const whose = after ?? before
    if (whose) person(whose).changes.push(change)
    if (after && kind === 'retimed') person(after).retimes += 1
    else if (after) person(after).gains += 1
    if (before && kind !== 'retimed') person(before).losses += 1
  }
  const touched = ({ gains, losses, retimes }: Person) => gains + losses + retimes
  for (const each of people.values()) each.changes.sort((one, other) => timeOf(one) - timeOf(other))
  const named = [...people.values()].sort((one, other) => (one.staff_no < other.staff_no ? -1 : 1))
  // Who only gives is named with whom he gives to.
  return named.filter((each) => each.changes.length).sort((one, other) => touched(other) - touched(one))
}

export const ONLY = ['all', ...KINDS, 'breaking'] as const
export type Only = (typeof ONLY)[number]

/** The changes that the reader wants to see. */
export function filtered(changes: Change[], only: Only, text: string): Change[] {
  const sought = text.trim().toLowerCase()
  const fits = (change: Change) => {
    if (only === 'all') return true
    return only === 'breaking' ? breaks(change) : changeOf(change) === only
  }
  const says = ({ number, before, after }: Change) => [number, before?.name, after?.name].join(' ').toLowerCase()
  return changes.filter((change) => fits(change) && says(change).includes(sought))
}
