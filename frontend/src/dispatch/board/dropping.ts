import type { Board, Move, Row } from '../model'
import { snapped } from './axis'
import { visitNamed } from './patching'
import { isMovable, type Selection } from './selecting'

/** What is on its way across the board: the order that was grabbed, and all that go with it. */
export interface Dragged {
  lead: string
  numbers: string[]
  /** Where the one that was grabbed stands now; of a waiting order blank and undefined. */
  staff_no: string
  from_ms: number | undefined
  length_ms: number
}

/** Where it would land. */
export interface Target {
  index: number
  staff_no: string
  name: string
  from_ms: number
}

/** A place under the pointer: a row and an instant. */
export interface Spot {
  index: number
  at_ms: number
}

const STEP_MIN = 5
/** To another technician a visit keeps its time unless it is clearly pulled away from it. */
const HOLD_MS = 12 * 60_000
/** How long a waiting order is drawn until the server has said how long it takes. */
const GUESS_MS = 60 * 60_000

/** What goes when an order is grabbed: it alone, or with it all that are selected. Undefined: it can't be moved. */
export function draggedFrom(board: Board, number: string, selection: Selection): Dragged | undefined {
  const seat = visitNamed(board, number)
  if (!seat) {
    const waits = board.unassigned.some((each) => each.number === number)
    return waits ? { lead: number, numbers: [number], staff_no: '', from_ms: undefined, length_ms: GUESS_MS } : undefined
  }
  if (!isMovable(seat.visit)) return undefined
  const along = selection.has(number) ? movableOf(board, selection) : [number]
  const [from_ms, to_ms] = [Date.parse(seat.visit.from_at), Date.parse(seat.visit.to_at)]
  return { lead: number, numbers: along, staff_no: seat.row.staff_no, from_ms, length_ms: to_ms - from_ms }
}

/** Those of the orders that somebody goes to and hasn't begun with. */
export const movableOf = (board: Board, numbers: Iterable<string>): string[] => [...numbers].filter((number) => {
  const seat = visitNamed(board, number)
  return seat !== undefined && isMovable(seat.visit)
})

/** Where what is dragged would land; `grab_ms`: how far into the visit it was taken hold of. */
export function targetAt(dragged: Dragged, { index, at_ms }: Spot, grab_ms: number, rows: Row[]): Target | undefined {
  const row = rows[index]
  if (!row) return undefined
  const wished_ms = snapped(at_ms - grab_ms, STEP_MIN)
  const { from_ms, staff_no } = dragged
  const keeps = from_ms !== undefined && row.staff_no !== staff_no && Math.abs(wished_ms - from_ms) <= HOLD_MS
  return { index, staff_no: row.staff_no, name: row.name, from_ms: keeps ? from_ms : wished_ms }
}

const iso = (ms: number): string => new Date(ms).toISOString()

/** The moves that a drop asks for: to another technician all go there; each by as much as the one that was grabbed. */
export function movesTo({ numbers, lead, staff_no, from_ms }: Dragged, target: Target, board: Board): Move[] {
  const by_ms = from_ms === undefined ? 0 : target.from_ms - from_ms
  return numbers.flatMap((number) => {
    if (number === lead) return [{ number, staff_no: target.staff_no, from_at: iso(target.from_ms) }]
    const seat = visitNamed(board, number)
    if (!seat) return []
    const stays = target.staff_no === staff_no
    const at_ms = Date.parse(seat.visit.from_at) + by_ms
    return [{ number, staff_no: stays ? seat.row.staff_no : target.staff_no, from_at: iso(at_ms) }]
  })
}

/** Takes orders off their technicians. */
export const offMoves = (numbers: Iterable<string>): Move[] =>
  [...numbers].map((number) => ({ number, staff_no: null, from_at: null }))

/** Whether moves leave everything as it is. */
export const changesNothing = (moves: Move[], board: Board): boolean => moves.every(({ number, staff_no, from_at }) => {
  const seat = visitNamed(board, number)
  if (!seat) return staff_no === null
  return from_at !== null && staff_no === seat.row.staff_no && Date.parse(from_at) === Date.parse(seat.visit.from_at)
})
