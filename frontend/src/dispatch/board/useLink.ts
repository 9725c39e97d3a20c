import { onScopeDispose, shallowReactive } from 'vue'
import { serverNow } from '@/shared/clock'

const EVERY_MS = 2000
/** After a failure the next try waits longer each time, up to this. */
const PATIENCE_MS = 10_000

/** When the server last answered, and whether it has stopped answering. */
export interface Link {
  heard_ms: number
  lost: boolean
  waits_ms: number
}

/** One question at a time: a later one outdoes the one before. Knows whether the server still answers. */
export function useLink() {
  const link = shallowReactive<Link>({ heard_ms: serverNow(), lost: false, waits_ms: EVERY_MS })
  let asking = new AbortController()

  /** Undefined when it came through; what was thrown when it failed. */
  async function ask(act: (signal: AbortSignal) => Promise<void>): Promise<undefined | 'outdone' | { thrown: unknown }> {
    asking.abort()
    const { signal } = (asking = new AbortController())
    try {
      await act(signal)
      if (signal.aborted) return 'outdone'
      Object.assign(link, { heard_ms: serverNow(), lost: false, waits_ms: EVERY_MS })
      return undefined
    } catch (thrown) {
      if (signal.aborted) return 'outdone'
      Object.assign(link, { lost: true, waits_ms: Math.min(link.waits_ms * 1.5, PATIENCE_MS) })
      return { thrown }
    }
  }

  onScopeDispose(() => asking.abort())
  return { link, ask }
}

/** While the page is in view, one after the other; and at once when it comes back into view or online. */
export function keepFollowing(follow: () => Promise<void>, link: Link): void {
  const inView = () => document.visibilityState === 'visible'
  let timer: ReturnType<typeof setTimeout>
  let over = false
  const next = () => {
    if (over) return
    timer = setTimeout(() => void (inView() ? follow() : Promise.resolve()).finally(next), link.waits_ms)
  }
  const atOnce = () => inView() && void follow()
  next()
  document.addEventListener('visibilitychange', atOnce)
  window.addEventListener('online', atOnce)
  onScopeDispose(() => {
    over = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', atOnce)
    window.removeEventListener('online', atOnce)
  })
}
