import { onScopeDispose } from 'vue'

const EDGE_PX = 48
const PACE_PX = 14

interface At {
  x: number
  y: number
}

type Element = HTMLElement | undefined

/** Scrolls an element on while something is held near its upper or lower edge. `moved`: what is under it is another. */
export function useEdgeScroll(element: () => Element, held: () => At | undefined, moved: (at: At) => void) {
  let frame = 0

  function pace({ x, y }: At, { top, bottom, left, right }: DOMRect): number {
    if (x < left || x > right || y < top - EDGE_PX || y > bottom + EDGE_PX) return 0
    if (y < top + EDGE_PX) return -PACE_PX
    return y > bottom - EDGE_PX ? PACE_PX : 0
  }

  function step() {
    const [at, scroller] = [held(), element()]
    const by = at && scroller ? pace(at, scroller.getBoundingClientRect()) : 0
    if (at && scroller && by) {
      scroller.scrollTop += by
      moved(at)
    }
    frame = requestAnimationFrame(step)
  }

  const stop = () => cancelAnimationFrame(frame)
  onScopeDispose(stop)
  return { start: () => (frame = requestAnimationFrame(step)), stop }
}
