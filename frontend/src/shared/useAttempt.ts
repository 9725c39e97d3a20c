import { ref, shallowRef } from 'vue'
import { asProblem, type Problem } from '@/shared/api'

/** One try at something that the server may refuse: whether it is under way, and why the last one failed. */
export function useAttempt() {
  const busy = ref(false)
  const problem = shallowRef<Problem>()

  /** Whether `act` came through. A second try while the first is under way is no try. */
  async function attempt(act: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    problem.value = undefined
    try {
      await act()
      return true
    } catch (thrown) {
      problem.value = asProblem(thrown)
      return false
    } finally {
      busy.value = false
    }
  }

  const forget = () => (problem.value = undefined)

  return { busy, problem, attempt, forget }
}
