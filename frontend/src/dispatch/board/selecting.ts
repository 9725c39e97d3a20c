import type { Row, Visit } from '../model'

/** Only what hasn't begun can be moved or taken off. */
export const isMovable = ({ state }: Pick<Visit, 'state'>): boolean => state === 'assigned'

export type Selection = ReadonlySet<string>

export const NONE: Selection = new Set()

export function toggled(selection: Selection, number: string): Selection {
  const next = new Set(selection)
  if (!next.delete(number)) next.add(number)
  return next
}

/** A rectangle of the board: rows [first, last] and the hours [from_ms, to_ms). */
export interface Band {
  first: number
  last: number
  from_ms: number
  to_ms: number
}

/** The visits that lie, wholly or in part, within a rectangle. */
export function within(rows: Row[], { first, last, from_ms, to_ms }: Band): string[] {
  const overlaps = ({ from_at, to_at }: Visit) => Date.parse(from_at) < to_ms && Date.parse(to_at) > from_ms
  return rows.slice(first, last + 1).flatMap(({ visits }) => visits.filter(overlaps).map(({ number }) => number))
}

/** All from one visit to another: between them in a row, or in the rectangle that they span. */
export function between(rows: Row[], one: string, other: string): string[] {
  const ends = [one, other].flatMap((number) => rows.flatMap(({ visits }, index) => {
    const visit = visits.find((each) => each.number === number)
    return visit ? [{ index, from_ms: Date.parse(visit.from_at), to_ms: Date.parse(visit.to_at) }] : []
  }))
  if (ends.length < 2 && one !== other) return [other]
  return within(rows, {
    first: Math.min(...ends.map(({ index }) => index)),
    last: Math.max(...ends.map(({ index }) => index)),
    from_ms: Math.min(...ends.map(({ from_ms }) => from_ms)),
    to_ms: Math.max(...ends.map(({ to_ms }) => to_ms)),
  })
}
