import { ref, shallowRef } from 'vue'
import { answer, api, asProblem, type Problem } from '@/shared/api'
import { setServerNow } from '@/shared/clock'
import { attemptIds } from './attempts'
import { doorVerbs, type Act } from './doorVerbs'
import { keepLooking } from './keepLooking'
import type { DoorView } from './model'
import { nextLook } from './pace'

/** A verb of the customer's that was refused: what was tried ("hold", "sign"), and why not. */
export interface Refusal {
  verb: string
  problem: Problem
}

/**
 * The customer's order behind their link. Looked at again while the page is in view: often while somebody is at
 * work, seldom when nothing is due, ever more seldom while the network is down.
 */
export function useDoor(token: string) {
  const { view, problem, busy, look: ask, show, wait_ms } = asking(token)
  const refusal = shallowRef<Refusal>()
  const ids = attemptIds(token)
  const look = keepLooking(ask, wait_ms)

  const act: Act = async (what, call) => {
    // A second tap while the first is under way is no second wish.
    if (busy.value) return false
    busy.value = true
    refusal.value = undefined
    try {
      show(await answer(call(ids.of(what))))
      ids.done(what)
      return true
    } catch (thrown) {
      const why = asProblem(thrown)
      refusal.value = { verb: what.split(' ')[0] ?? '', problem: why }
      // Refused is answered: tried again it is a new wish. Without an answer it may have come through.
      if (!why.retryable && why.status < 500) ids.done(what)
      return false
    } finally {
      busy.value = false
      if (refusal.value) void look()
    }
  }

  const forget = () => (refusal.value = undefined)

  return { view, problem, refusal, busy, look, forget, ...doorVerbs(token, act) }
}

export type Door = ReturnType<typeof useDoor>

function asking(token: string) {
  const view = shallowRef<DoorView>()
  /** Why the page can't be had, or couldn't the last time. */
  const problem = shallowRef<Problem>()
  /** Something of the customer's is under way: what was asked for before is out of date. */
  const busy = ref(false)
  let failures = 0

  function show(next: DoorView): void {
    setServerNow(next.now)
    view.value = next
    problem.value = undefined
    failures = 0
  }

  async function look(): Promise<void> {
    if (busy.value) return
    try {
      const next = await answer(api.GET('/api/door/{token}', { params: { path: { token } } }))
      if (!busy.value) show(next)
    } catch (thrown) {
      failures += 1
      problem.value = asProblem(thrown)
    }
  }

  return { view, problem, busy, look, show, wait_ms: () => nextLook(view.value?.step, failures) }
}
