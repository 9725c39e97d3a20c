import type { Row, Visit } from '../model'

/** What the reader wants to see of the day; blank: everything. */
export interface Filters {
  skill: string
  state: string
  /** `1`: only who or what is late, or may be. */
  late: string
  /** Part of a technician's name or number, of an order's number or address. */
  find: string
}

export interface Filtered {
  rows: Row[]
  /** Whether a visit is what was asked for; the others are drawn faintly. Undefined: all are. */
  wanted: ((visit: Visit) => boolean) | undefined
}

const holds = (text: string, part: string): boolean => text.toLowerCase().includes(part)

/** Groups of states as dispatchers speak of them. */
export const STANDINGS = {
  ahead: ['booked', 'assigned'],
  moving: ['on_the_way'],
  working: ['on_site'],
  rework: ['rework'],
  over: ['accepted', 'replied', 'closed'],
} as const
export type Standing = keyof typeof STANDINGS

const STANDING_OF = new Map((Object.keys(STANDINGS) as Standing[]).flatMap((standing) =>
  STANDINGS[standing].map((state) => [state as string, standing])))

export const standingOf = ({ state }: Pick<Visit, 'state'>): Standing => STANDING_OF.get(state) ?? 'ahead'

/** Who has the skill and, when visits are asked for, at least one of those visits. */
export function filtered(rows: Row[], { skill, state, late, find }: Filters): Filtered {
  const part = find.trim().toLowerCase()
  const able = skill ? rows.filter(({ skills }) => skills.some(({ code }) => code === skill)) : rows
  const asked = (visit: Visit) => (!state || standingOf(visit) === state) && (!late || visit.late_risk)
  const named = ({ name, staff_no }: Row) => holds(name, part) || holds(staff_no, part)
  const found = ({ number, address_masked }: Visit) => holds(number, part) || holds(address_masked, part)
  const visitsAsked = state !== '' || late !== ''
  if (!part) {
    if (!visitsAsked) return { rows: able, wanted: undefined }
    return { rows: able.filter(({ visits }) => visits.some(asked)), wanted: asked }
  }
  const kept = able.filter((row) => (named(row)
    ? !visitsAsked || row.visits.some(asked)
    : row.visits.some((visit) => asked(visit) && found(visit))))
  const named_rows = new Set(kept.filter(named).flatMap(({ visits }) => visits))
  return { rows: kept, wanted: (visit) => asked(visit) && (named_rows.has(visit) || found(visit)) }
}

/** In the order wished for: as the server gives them, most at risk first, most or least loaded first. */
export const ORDERS = ['staff', 'late', 'load', 'free'] as const

const WEIGHTS: Record<string, (row: Row) => number> = {
  late: ({ visits }) => -visits.filter(({ late_risk }) => late_risk).length,
  load: ({ load_min }) => -load_min,
  free: ({ load_min, shift }) => (shift.length ? load_min : Infinity),
}

export function sorted(rows: Row[], order: string): Row[] {
  const weigh = WEIGHTS[order]
  if (!weigh) return rows
  const weighed = rows.map((row) => ({ row, weight: weigh(row) }))
  const heavier = (one: number, other: number) => (one === other ? 0 : one - other)
  return weighed.sort((one, other) => heavier(one.weight, other.weight)).map(({ row }) => row)
}
