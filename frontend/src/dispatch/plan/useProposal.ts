import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { asProblem, type Problem } from '@/shared/api'
import type { Progress, Proposal } from './model'
import { loadPlan } from './usePlans'

const EVERY_MS = 700
const isGoing = ({ state }: Proposal) => state === 'queued' || state === 'running'

/** A plan by its id, followed while it is computed; `trail`: how it got better. Undefined: none. */
export function useProposal(id: () => number | undefined) {
  const proposal = shallowRef<Proposal>()
  const problem = shallowRef<Problem>()
  const trail = ref<Progress[]>([])
  let timer: ReturnType<typeof setTimeout>

  function show(next: Proposal) {
    if (next.id !== id()) return
    proposal.value = next
    problem.value = undefined
    clearTimeout(timer)
    if (!isGoing(next)) return
    if (next.state === 'running') trail.value = [...trail.value, next.progress]
    timer = setTimeout(() => void load(next.id), EVERY_MS)
  }

  async function load(wanted: number): Promise<void> {
    try {
      show(await loadPlan(wanted))
    } catch (thrown) {
      if (wanted !== id()) return
      problem.value = asProblem(thrown)
      if (problem.value.retryable) timer = setTimeout(() => void load(wanted), 4 * EVERY_MS)
    }
  }

  watch(id, (wanted) => {
    clearTimeout(timer)
    proposal.value = problem.value = undefined
    trail.value = []
    if (wanted !== undefined) void load(wanted)
  }, { immediate: true })
  onScopeDispose(() => clearTimeout(timer))

  return { proposal, problem, trail, show, reload: () => id() !== undefined && load(id() as number) }
}
