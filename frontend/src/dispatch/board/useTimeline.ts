import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { timeAt, type Axis } from './axis'
import type { Spot } from './dropping'
import { poolFor, scrollFor, slotsOf, windowOfRows, type RowWindow } from './rowWindow'

/** In pixels; the style sheets take them from the board's custom properties. */
export const ROW_PX = 44
export const HEAD_PX = 28
export const NAMES_PX = 150
const HOURS_LEAST_PX = 480
const SPARE = 4
const KEPT_AT = 'doorstep.board.zoom'
const ZOOMS = [1, 1.25, 1.6, 2, 2.5, 3.2, 4, 5, 6]

const keptZoom = (): number => ZOOMS.find((each) => String(each) === localStorage.getItem(KEPT_AT)) ?? 1

/** What of the board is in view: which rows are drawn, how wide the hours are, what is under the pointer. */
export function useTimeline(count: () => number, axis: () => Axis) {
  const scroller = shallowRef<HTMLElement>()
  const top = ref(0)
  const size = ref({ height: 600, room: 800 })
  const { zoom, width, zoomBy } = useZoom(scroller, () => size.value.room)
  const rows = computed<RowWindow>((before) => {
    const now = windowOfRows({ top: top.value, height: size.value.height, row: ROW_PX, count: count(), spare: SPARE })
    return before?.first === now.first && before.end === now.end ? before : now
  })
  const slots = computed(() => slotsOf(rows.value, poolFor(size.value.height, ROW_PX, SPARE)))
  useSize(scroller, (element) => {
    size.value = { height: element.clientHeight - HEAD_PX, room: element.clientWidth - NAMES_PX }
    top.value = element.scrollTop
  })

  const onScroll = () => (top.value = scroller.value?.scrollTop ?? 0)

  /** Brings a row, and of it a stretch in per cent, into view. */
  function reveal(index: number, left?: number) {
    const element = scroller.value
    if (!element) return
    const down = scrollFor(index, { top: element.scrollTop, height: size.value.height, row: ROW_PX })
    if (down !== undefined) element.scrollTop = down
    if (left === undefined) return
    const x = (left / 100) * width.value
    const seen = { from: element.scrollLeft, to: element.scrollLeft + size.value.room }
    if (x < seen.from + 20 || x > seen.to - 60) element.scrollLeft = x - size.value.room / 3
  }

  /** Which row and instant are under the pointer; undefined beside the hours. */
  function spotAt(x: number, y: number): Spot | undefined {
    const element = scroller.value
    const box = element?.getBoundingClientRect()
    if (!box || !element || x < box.left + NAMES_PX || x > box.right) return undefined
    if (y < box.top + HEAD_PX || y > box.bottom) return undefined
    const index = Math.floor((y - box.top - HEAD_PX + element.scrollTop) / ROW_PX)
    const along = (x - box.left - NAMES_PX + element.scrollLeft) / width.value
    return { index, at_ms: timeAt(along, axis()) }
  }

  return { scroller, slots, width, zoom, zoomBy, onScroll, reveal, spotAt }
}

export type Timeline = ReturnType<typeof useTimeline>

/** How wide the hours are drawn: at least as wide as there is room. What is in the middle stays there. */
function useZoom(scroller: { value: HTMLElement | undefined }, room: () => number) {
  const zoom = ref(keptZoom())
  const width = computed(() => Math.round(Math.max(room(), HOURS_LEAST_PX) * zoom.value))

  /** One step wider or narrower (0: all hours in view) around a place in pixels from the left of the hours. */
  function zoomBy(steps: number, around = room() / 2) {
    const at = steps === 0 ? 0 : Math.min(Math.max(ZOOMS.indexOf(zoom.value) + steps, 0), ZOOMS.length - 1)
    const element = scroller.value
    const along = ((element?.scrollLeft ?? 0) + around) / width.value
    zoom.value = ZOOMS[at] ?? 1
    localStorage.setItem(KEPT_AT, String(zoom.value))
    requestAnimationFrame(() => {
      if (element) element.scrollLeft = along * width.value - around
    })
  }

  return { zoom, width, zoomBy }
}

function useSize(element: { value: HTMLElement | undefined }, measure: (element: HTMLElement) => void) {
  const observer = new ResizeObserver(([entry]) => entry && measure(entry.target as HTMLElement))
  watch(() => element.value, (now, before) => {
    if (before) observer.unobserve(before)
    if (now) observer.observe(now)
  }, { flush: 'post' })
  onScopeDispose(() => observer.disconnect())
}
