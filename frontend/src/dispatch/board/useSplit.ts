import { computed, ref, watch } from 'vue'
import { usePointerHold } from './usePointerHold'

const KEPT_AT = 'doorstep.board.side'
const LEAST_PX = 280
const MOST_PX = 900
const STEP_PX = 24

interface Kept {
  width_px: number
  map: boolean
}

const narrow = () => window.innerWidth < 1280

function kept(): Kept {
  const usual: Kept = { width_px: narrow() ? LEAST_PX : 380, map: !narrow() }
  try {
    return { ...usual, ...(JSON.parse(localStorage.getItem(KEPT_AT) ?? '{}') as Partial<Kept>) }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return usual
  }
}

/** How wide the column beside the timeline is, and whether the map is in it; remembered on the device. */
export function useSplit() {
  const { width_px, map } = kept()
  const width = ref(width_px)
  const mapShown = ref(map)
  let begin = { x: 0, width: 0 }

  const most = () => Math.min(MOST_PX, window.innerWidth - 560)
  const resize = (to: number) => (width.value = Math.round(Math.max(LEAST_PX, Math.min(to, most()))))
  const hold = usePointerHold({
    move: ({ clientX }) => resize(begin.width + begin.x - clientX),
    up: () => hold.end(),
    cancel: () => {
      resize(begin.width)
      hold.end()
    },
  })

  function onPointerDown(event: PointerEvent) {
    event.preventDefault()
    begin = { x: event.clientX, width: width.value }
    hold.begin()
  }

  function onKey(event: KeyboardEvent) {
    const by = { ArrowLeft: STEP_PX, ArrowRight: -STEP_PX }[event.key]
    if (by === undefined) return
    event.preventDefault()
    resize(width.value + by)
  }

  watch([width, mapShown], ([px, shown]) => localStorage.setItem(KEPT_AT, JSON.stringify({ width_px: px, map: shown })))
  return { width, mapShown, columns: computed(() => `minmax(0, 1fr) 8px ${width.value}px`), onPointerDown, onKey }
}
