import { onScopeDispose, shallowRef } from 'vue'
import type { Board, Row } from '../model'
import { draggedFrom, targetAt, type Dragged, type Target } from './dropping'
import type { Selection } from './selecting'
import { useEdgeScroll } from './useEdgeScroll'
import { swallowClick, usePointerHold } from './usePointerHold'
import type { Timeline } from './useTimeline'

const SLACK_PX = 5

export interface Drag {
  what: Dragged
  x: number
  y: number
  /** `waiting`: off its technician. Undefined: nowhere that it could land. */
  target: Target | 'waiting' | undefined
}

interface Surroundings {
  board: () => Board | undefined
  rows: () => Row[]
  selection: () => Selection
  timeline: Timeline
  /** As it is dragged. */
  over: (drag: Drag) => void
  dropped: (drag: Drag) => void
  cancelled: () => void
}

interface Held {
  x: number
  y: number
  what: Dragged
  grab_ms: number
}

/**
 * Dragging visits over the board, and waiting orders onto it: whatever carries `data-drag-order` can be taken hold of.
 * A click stays a click: dragging begins after a few pixels. Escape puts everything back.
 */
export function useDragging(around: Surroundings) {
  const { timeline } = around
  const drag = shallowRef<Drag>()
  let held: Held | undefined
  const hold = usePointerHold({ move, up, cancel })
  const edge = useEdgeScroll(() => timeline.scroller.value, () => drag.value, ({ x, y }) => land(x, y))

  const onPointerDown = (event: PointerEvent) => {
    if ((held = heldBy(event, around))) hold.begin()
  }

  function move(event: PointerEvent) {
    const { clientX: x, clientY: y } = event
    if (!held || (!drag.value && Math.hypot(x - held.x, y - held.y) < SLACK_PX)) return
    event.preventDefault()
    if (!drag.value) edge.start()
    land(x, y)
  }

  function land(x: number, y: number) {
    if (!held) return
    drag.value = { what: held.what, x, y, target: targetUnder(x, y, held, around) }
    around.over(drag.value)
  }

  function up() {
    const landed = drag.value
    letGo()
    if (!landed) return
    swallowClick()
    around.dropped(landed)
  }

  function letGo() {
    held = drag.value = undefined
    edge.stop()
    hold.end()
  }

  function cancel() {
    if (drag.value) around.cancelled()
    letGo()
  }

  onScopeDispose(cancel)
  return { drag, onPointerDown }
}

function heldBy(event: PointerEvent, { board, selection, timeline }: Surroundings): Held | undefined {
  const number = (event.target as Element).closest<HTMLElement>('[data-drag-order]')?.dataset.dragOrder
  const day = board()
  if (event.button !== 0 || event.shiftKey || event.ctrlKey || event.metaKey || !number || !day) return undefined
  const what = draggedFrom(day, number, selection())
  if (!what) return undefined
  const { clientX: x, clientY: y } = event
  const spot = timeline.spotAt(x, y)
  return { x, y, what, grab_ms: spot && what.from_ms !== undefined ? spot.at_ms - what.from_ms : 0 }
}

function targetUnder(x: number, y: number, { what, grab_ms }: Held, { timeline, rows }: Surroundings): Drag['target'] {
  const spot = timeline.spotAt(x, y)
  if (spot) return targetAt(what, spot, grab_ms, rows())
  const seated = what.staff_no !== ''
  return seated && document.elementFromPoint(x, y)?.closest('[data-drop=waiting]') ? 'waiting' : undefined
}
