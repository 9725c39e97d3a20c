import { onScopeDispose } from 'vue'
import { useEventListener } from '../useEventListener'

/** Looks now, and again after `wait_ms()` each time, while the page is in view; at once when the network is back. */
export function keepLooking(look: () => Promise<void>, wait_ms: () => number): () => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined

  async function turn(): Promise<void> {
    clearTimeout(timer)
    await look()
    clearTimeout(timer)
    if (document.visibilityState === 'visible') timer = setTimeout(() => void turn(), wait_ms())
  }

  const inView = () => void (document.visibilityState === 'visible' ? turn() : clearTimeout(timer))
  useEventListener(document, 'visibilitychange', inView)
  useEventListener(window, 'online', inView)
  onScopeDispose(() => clearTimeout(timer))
  void turn()
  return turn
}
