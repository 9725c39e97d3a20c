import { computed, inject, ref, shallowRef, watch, type InjectionKey } from 'vue'
import type { Wanted } from '../useDispatch'
import { axisOf, isSameAxis, type Axis } from './axis'
import { changesNothing, movableOf, movesTo, offMoves } from './dropping'
import { filtered, sorted, type Filters } from './filtering'
import { useBand } from './useBand'
import { useCursor } from './useCursor'
import { useDayBoard } from './useDayBoard'
import { useDragging, type Drag } from './useDragging'
import { useMoveCheck } from './useMoveCheck'
import { useMoves } from './useMoves'
import { useSelection } from './useSelection'
import { useTimeline } from './useTimeline'

export interface DeskQuestion {
  wanted: () => Wanted
  filters: () => Filters & { sort: string }
  /** The order whose panel is open. */
  picked: () => string
  pick: (number: string) => void
}

const EMPTY = { day: '2026-01-01', technicians: [] }

/** Everything that the parts of the dispatcher's desk share: the day, what is shown of it, and what is done to it. */
export function useDesk({ wanted, filters, picked, pick }: DeskQuestion) {
  const day = useDayBoard(wanted)
  const board = () => day.live.data
  const shown = useShown(board, filters)
  const rows = () => shown.rows.value
  const timeline = useTimeline(() => rows().length, () => shown.axis.value)
  const selecting = useSelection(board, rows)
  const moves = useMoves(() => wanted().day, day.follow)
  const cursor = useCursor(rows, (index, left) => timeline.reveal(index, left), () => shown.axis.value)
  /** The order under the pointer, on the board or the map; and that of which a card says more. */
  const hovered = ref('')
  const told = ref('')
  const only = ref('')
  /** The orders that are being given another technician or time in a dialog. */
  const placing = shallowRef<string[]>([])
  const { check, drag, onPointerDown } = useMovingByHand({ day, rows, selecting, moves, timeline, wanted })
  const { band, onPointerDown: onBandDown } = useBand(timeline, selecting.take, ({ index }) => {
    selecting.clear()
    cursor.toRow(index)
  })

  /** Takes those off their technicians that haven't begun. */
  async function takeOff(numbers: string[]): Promise<void> {
    const { data } = day.live
    const off = data ? movableOf(data, numbers) : []
    if (data && off.length) await moves.move({ moves: offMoves(off), revision: data.revision, outcome: undefined })
  }

  /** Of whom alone the map shows the route; asked again, of all. */
  const onlyRouteOf = (staff_no: string) => (only.value = only.value === staff_no ? '' : staff_no)

  /** All that the filters leave. */
  function selectShown() {
    const visits = rows().flatMap((row) => row.visits)
    selecting.select(visits.filter((visit) => shown.isWanted.value?.(visit) ?? true).map(({ number }) => number))
  }

  watch(() => wanted().day, () => {
    selecting.clear()
    only.value = ''
  })
  return {
    day, board, ...shown, timeline, selecting, moves, cursor, hovered, told, only, placing, check, drag, onPointerDown,
    band, onBandDown, picked, pick, wanted, filters, takeOff, onlyRouteOf, selectShown,
    checking: () => useMoveCheck(() => wanted().day),
  }
}

export type Desk = ReturnType<typeof useDesk>
export const DESK: InjectionKey<Desk> = Symbol('desk')

/** The desk that a part of it belongs to. */
export function useThisDesk(): Desk {
  const desk = inject(DESK)
  if (!desk) throw new Error('Only a part of the dispatcher’s desk has a desk: provide(DESK, useDesk(…)) above it.')
  return desk
}

function useShown(board: () => Parameters<typeof axisOf>[0] | undefined, filters: DeskQuestion['filters']) {
  const axis = computed<Axis>((before) => {
    const now = axisOf(board() ?? EMPTY)
    return before && isSameAxis(before, now) ? before : now
  })
  const found = computed(() => filtered(board()?.technicians ?? [], filters()))
  const rows = computed(() => sorted(found.value.rows, filters().sort))
  const isWanted = computed(() => found.value.wanted)
  return { axis, rows, isWanted }
}

type Parts = Pick<Desk, 'day' | 'selecting' | 'moves' | 'timeline' | 'wanted'> & { rows: () => Desk['rows']['value'] }

/** Dragging: asks all the while what it would do, and does it when it is let go. */
function useMovingByHand({ day, rows, selecting, moves, timeline, wanted }: Parts) {
  const check = useMoveCheck(() => wanted().day)
  let revision = 0

  function wish({ what, target }: Drag) {
    const board = day.live.data
    if (!board || !target) return []
    const asked = target === 'waiting' ? offMoves(what.numbers) : movesTo(what, target, board)
    return changesNothing(asked, board) ? [] : asked
  }

  function over(drag: Drag) {
    revision ||= day.live.data?.revision ?? 0
    const asked = wish(drag)
    if (asked.length) check.check(asked)
    else check.forget()
  }

  async function dropped(drag: Drag) {
    const asked = wish(drag)
    const outcome = check.outcome.value
    const based = revision
    finish()
    if (asked.length) await moves.move({ moves: asked, revision: based, outcome })
  }

  function finish() {
    revision = 0
    check.forget()
  }

  const dragging = useDragging({
    board: () => day.live.data, rows, selection: () => selecting.selection.value, timeline, over,
    dropped: (drag) => void dropped(drag), cancelled: finish,
  })
  return { check, ...dragging }
}
