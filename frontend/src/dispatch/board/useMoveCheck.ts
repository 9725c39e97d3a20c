import { onScopeDispose, ref, shallowRef } from 'vue'
import { asProblem, type Problem } from '@/shared/api'
import type { Move, Outcome } from '../model'
import { checkMoves } from '../useDispatch'

const SETTLES_MS = 60

/** Whether moves are allowed and what they cost: asked when the wish has settled, and only the latest counts. */
export function useMoveCheck(day: () => string) {
  const outcome = shallowRef<Outcome>()
  const problem = shallowRef<Problem>()
  const asking = ref(false)
  let asked = ''
  let timer: ReturnType<typeof setTimeout>
  let call = new AbortController()

  function forget() {
    clearTimeout(timer)
    call.abort()
    asked = ''
    asking.value = false
    outcome.value = problem.value = undefined
  }

  function check(moves: Move[]) {
    const wish = JSON.stringify(moves)
    if (wish === asked) return
    forget()
    asked = wish
    asking.value = true
    timer = setTimeout(() => void ask(moves), SETTLES_MS)
  }

  async function ask(moves: Move[]): Promise<void> {
    const { signal } = (call = new AbortController())
    try {
      const said = await checkMoves(day(), moves, signal)
      if (!signal.aborted) outcome.value = said
    } catch (thrown) {
      if (!signal.aborted) problem.value = asProblem(thrown)
    } finally {
      if (!signal.aborted) asking.value = false
    }
  }

  onScopeDispose(forget)
  return { outcome, problem, asking, check, forget }
}
