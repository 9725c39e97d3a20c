import type { Row, Visit } from '../model'

/** Where the keyboard stands: on a visit, or (number blank) on the technician's name. */
export interface Cursor {
  staff_no: string
  number: string
}

const PAGE = 12

const begins = ({ from_at }: Visit): number => Date.parse(from_at)

/** The visit of a row that is nearest in time, so that up and down stay in one column of hours. */
function nearest(row: Row, at_ms: number): string {
  const distance = (visit: Visit) => Math.abs(begins(visit) - at_ms)
  return row.visits.reduce<Visit | undefined>(
    (best, each) => (best === undefined || distance(each) < distance(best) ? each : best), undefined,
  )?.number ?? ''
}

const VERTICAL: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  PageDown: (at, last) => Math.min(at + PAGE, last),
  PageUp: (at) => Math.max(at - PAGE, 0),
  'ctrl+Home': () => 0,
  'ctrl+End': (_at, last) => last,
}

const HORIZONTAL: Record<string, (at: number, last: number) => number> = {
  ArrowRight: (at, last) => Math.min(at + 1, last),
  ArrowLeft: (at) => Math.max(at - 1, -1),
  Home: () => -1,
  End: (_at, last) => last,
}

/** `ctrl+Home` of a key event. */
export const keyOf = ({ key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>): string =>
  (ctrlKey || metaKey ? `ctrl+${key}` : key)

/**
 * Where a key takes the cursor; undefined when the key moves nothing. Before anything was chosen it begins at the
 * first row. `aim_ms`: the time that up and down hold on to.
 */
export function steppedTo(cursor: Cursor | undefined, key: string, rows: Row[], aim_ms: number): Cursor | undefined {
  const at = rows.findIndex(({ staff_no }) => staff_no === cursor?.staff_no)
  const row = rows[at]
  const down = VERTICAL[key]
  if (down) {
    const next = rows[row ? down(at, rows.length - 1) : 0]
    return next && { staff_no: next.staff_no, number: cursor?.number || !row ? nearest(next, aim_ms) : '' }
  }
  const along = HORIZONTAL[key]
  const first = rows[0]
  if (!along || !first) return undefined
  if (!row) return { staff_no: first.staff_no, number: first.visits[0]?.number ?? '' }
  const place = row.visits.findIndex(({ number }) => number === cursor?.number)
  return { staff_no: row.staff_no, number: row.visits[along(place, row.visits.length - 1)]?.number ?? '' }
}
