import { onScopeDispose } from 'vue'

interface Hold {
  move: (event: PointerEvent) => void
  up: () => void
  /** Let go without meaning it: Escape, another gesture, or the component is gone. */
  cancel: () => void
}

/** Listens to the whole window while something is held, so that what is held may leave its element. */
export function usePointerHold({ move, up, cancel }: Hold) {
  function key(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    cancel()
  }

  function listen(now: boolean) {
    const change = now ? 'addEventListener' : 'removeEventListener'
    window[change]('pointermove', move as EventListener)
    window[change]('pointerup', up)
    window[change]('pointercancel', cancel)
    window[change]('keydown', key as EventListener, { capture: true })
  }

  onScopeDispose(() => listen(false))
  return { begin: () => listen(true), end: () => listen(false) }
}

/** The click that a browser makes of a finished drag. */
export function swallowClick(): void {
  const swallow = (event: Event) => event.stopPropagation()
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }))
}
