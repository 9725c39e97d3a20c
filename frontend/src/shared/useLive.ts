import { onScopeDispose, shallowReactive, watch } from 'vue'
import { asProblem, type Problem } from '@/shared/api'

export interface Live<T> {
  /** The last answer; it stays while a new one is on its way, and when that one fails. */
  data: T | undefined
  /** Why the last try failed, until one succeeds. */
  problem: Problem | undefined
  /** An answer to another question is on its way: what is shown belongs to the one before. */
  busy: boolean
  refresh: () => Promise<void>
}

interface Options {
  /** Asks again after so many seconds while the page is in view. */
  every_s?: number
}

/**
 * What the server says about `question()`, asked anew when the question changes and, if wished, from time to time.
 * An answer that says the same as the one before changes nothing, so that nothing on screen moves.
 */
export function useLive<Q, T>(question: () => Q, ask: (question: Q) => Promise<T>, { every_s }: Options = {}): Live<T> {
  const live = shallowReactive<Live<T>>({ data: undefined, problem: undefined, busy: false, refresh: load })
  let latest = 0
  let said = ''

  async function load(): Promise<void> {
    const turn = ++latest
    try {
      const answer = await ask(question())
      if (turn !== latest) return
      const text = JSON.stringify(answer)
      if (text !== said) live.data = answer
      said = text
      live.problem = undefined
    } catch (thrown) {
      if (turn === latest) live.problem = asProblem(thrown)
    } finally {
      if (turn === latest) live.busy = false
    }
  }

  watch(() => JSON.stringify(question()), () => {
    live.busy = true
    void load()
  }, { immediate: true })
  if (every_s !== undefined) keepAsking(load, every_s)
  return live
}

/** While the page is in view, and at once when it comes back into view. */
function keepAsking(load: () => Promise<void>, every_s: number): void {
  const inView = () => document.visibilityState === 'visible'
  const timer = setInterval(() => inView() && void load(), every_s * 1000)
  const onView = () => inView() && void load()
  document.addEventListener('visibilitychange', onView)
  onScopeDispose(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', onView)
  })
}
