import type { Board, Changes, Row, Visit } from '../model'

/** A board with what has changed put in its place; `touched`: the orders whose visits now look different. */
export interface Patched {
  board: Board
  touched: Set<string>
}

const facts = ({ visits, staff_no }: Row): Map<string, string> =>
  new Map(visits.map((visit) => [visit.number, staff_no + JSON.stringify(visit)]))

/** Rows that didn't change keep their identity, so that nothing of them is drawn anew. */
export function patched(board: Board, { revision, technicians, unassigned }: Changes): Patched {
  if (revision === board.revision && !technicians.length && !unassigned) return { board, touched: new Set() }
  const changed = new Map(technicians.map((row) => [row.staff_no, row]))
  const before = new Map<string, string>()
  const rows = board.technicians.map((row) => {
    const next = changed.get(row.staff_no)
    if (!next) return row
    changed.delete(row.staff_no)
    for (const [number, said] of facts(row)) before.set(number, said)
    return next
  })
  // Whoever has come into the grid meanwhile stands last until the board is opened anew.
  rows.push(...changed.values())
  const touched = new Set<string>()
  for (const row of technicians) {
    for (const [number, said] of facts(row)) if (before.get(number) !== said) touched.add(number)
  }
  return { board: { ...board, revision, technicians: rows, unassigned: unassigned ?? board.unassigned }, touched }
}

export interface Placed {
  row: Row
  visit: Visit
}

const indexes = new WeakMap<Board, Map<string, Placed>>()

/** Where an order stands on the board, if anybody goes to it. */
export function visitNamed(board: Board, number: string): Placed | undefined {
  const index = indexes.get(board) ?? new Map(board.technicians.flatMap((row) =>
    row.visits.map((visit): [string, Placed] => [visit.number, { row, visit }])))
  indexes.set(board, index)
  return index.get(number)
}
