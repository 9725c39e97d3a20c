import { computed, onScopeDispose, watch } from 'vue'
import { useLive } from '@/shared/useLive'
import type { Run } from '../model'
import { getRun, listRuns } from './calls'

const AGAIN_MS = 900

export const isGoing = ({ state }: Run): boolean => state === 'waiting' || state === 'running'

/** The runs of a draft, the newest first, and the one looked at (chosen, else the newest), followed while it goes. */
export function useRuns(draft: () => number, chosen: () => string) {
  const runs = useLive(draft, async (id) => (await listRuns(id)).toSorted((one, other) => other.id - one.id))
  const id = computed(() => runs.data?.find((run) => String(run.id) === chosen())?.id ?? runs.data?.[0]?.id)
  const run = useLive(() => id.value, async (wanted) => (wanted === undefined ? undefined : getRun(wanted)))
  let timer: ReturnType<typeof setTimeout> | undefined

  async function again() {
    await run.refresh()
    if (run.data && isGoing(run.data)) follow()
    else await runs.refresh()
  }

  function follow() {
    clearTimeout(timer)
    timer = setTimeout(() => void again(), AGAIN_MS)
  }

  watch(() => run.data && isGoing(run.data), (going) => going && follow())
  onScopeDispose(() => clearTimeout(timer))
  return { runs, run }
}
