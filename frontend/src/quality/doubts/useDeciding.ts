import { onScopeDispose, ref, shallowRef, type Ref } from 'vue'
import { newEventId } from '@/orders/useOrder'
import { asProblem, type Problem } from '@/shared/api'
import { decide, recheck, type Doubt, type Verdict } from './useDoubts'

/** How long a decision can be taken back: a confirmed one is a finding for good. */
const GRACE_MS = 8000

interface Held {
  doubt: Doubt
  verdict: Verdict
  note: string
  event_id: string
}

/** Has one checked once more, at once: there is nothing to take back. */
function useRechecking(gone: Ref<Set<string>>, problem: Ref<Problem | undefined>) {
  return async ({ id }: Doubt): Promise<void> => {
    problem.value = undefined
    gone.value = new Set([...gone.value, id])
    try {
      await recheck(id, newEventId())
    } catch (thrown) {
      gone.value = new Set([...gone.value].filter((each) => each !== id))
      problem.value = asProblem(thrown)
    }
  }
}

/** Decisions wait a moment before they are sent; the next one, or leaving, sends the one before. */
export function useDeciding() {
  const held = shallowRef<Held>()
  const problem = shallowRef<Problem>()
  /** Decided here: out of sight before the server's list says so. */
  const gone = ref(new Set<string>())
  let timer: ReturnType<typeof setTimeout> | undefined

  async function send(): Promise<void> {
    clearTimeout(timer)
    const sent = held.value
    held.value = undefined
    if (!sent) return
    try {
      await decide(sent.doubt.id, sent.verdict, sent.note, sent.event_id)
    } catch (thrown) {
      gone.value = new Set([...gone.value].filter((id) => id !== sent.doubt.id))
      problem.value = asProblem(thrown)
    }
  }

  function hold(doubt: Doubt, verdict: Verdict, note: string): void {
    void send()
    problem.value = undefined
    held.value = { doubt, verdict, note, event_id: newEventId() }
    gone.value = new Set([...gone.value, doubt.id])
    timer = setTimeout(() => void send(), GRACE_MS)
  }

  /** Takes the last decision back; returns its doubt. */
  function undo(): Doubt | undefined {
    clearTimeout(timer)
    const back = held.value?.doubt
    held.value = undefined
    if (back) gone.value = new Set([...gone.value].filter((id) => id !== back.id))
    return back
  }

  const onLeave = () => void send()
  window.addEventListener('pagehide', onLeave)
  onScopeDispose(() => {
    window.removeEventListener('pagehide', onLeave)
    void send()
  })

  return { held, problem, gone, hold, again: useRechecking(gone, problem), undo }
}
