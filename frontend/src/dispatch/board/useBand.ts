import { shallowRef } from 'vue'
import type { Spot } from './dropping'
import type { Band } from './selecting'
import { usePointerHold } from './usePointerHold'
import type { Timeline } from './useTimeline'

const SLACK_PX = 6

/** A rubber band over the free hours of the board: takes what it touches when it is let go. */
export function useBand(timeline: Timeline, taken: (band: Band, adds: boolean) => void, clicked: (spot: Spot) => void) {
  const band = shallowRef<Band>()
  let held: { x: number; y: number; spot: Spot; adds: boolean } | undefined
  const hold = usePointerHold({ move, up, cancel: end })

  function onPointerDown(event: PointerEvent) {
    const spot = timeline.spotAt(event.clientX, event.clientY)
    if (event.button !== 0 || !spot || (event.target as Element).closest('[data-number]')) return
    held = { x: event.clientX, y: event.clientY, spot, adds: event.shiftKey || event.ctrlKey || event.metaKey }
    hold.begin()
  }

  function move({ clientX: x, clientY: y }: PointerEvent) {
    if (!held || (!band.value && Math.hypot(x - held.x, y - held.y) < SLACK_PX)) return
    const spot = timeline.spotAt(x, y)
    if (spot) band.value = bandOf(held.spot, spot)
  }

  function up() {
    if (held && band.value) taken(band.value, held.adds)
    else if (held && !held.adds) clicked(held.spot)
    end()
  }

  function end() {
    held = band.value = undefined
    hold.end()
  }

  return { band, onPointerDown }
}

const bandOf = (one: Spot, other: Spot): Band => ({
  first: Math.min(one.index, other.index),
  last: Math.max(one.index, other.index),
  from_ms: Math.min(one.at_ms, other.at_ms),
  to_ms: Math.max(one.at_ms, other.at_ms),
})
