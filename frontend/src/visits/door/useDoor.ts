import { onScopeDispose, ref, shallowRef } from 'vue'
import { answer, api, asProblem, type Problem } from '@/shared/api'
import { setServerNow } from '@/shared/clock'
import { useEventListener } from '../useEventListener'
import { attemptIds, doorVerbs } from './doorVerbs'
import type { DoorView } from './model'

const ASK_EVERY_MS = 5_000

/** The customer's order behind their link: looked at again every few seconds while the page is open. */
export function useDoor(token: string) {
  const view = shallowRef<DoorView>()
  /** Why the page can't be had, or couldn't the last time. */
  const problem = shallowRef<Problem>()
  const busy = ref(false)
  const ids = attemptIds()

  function show(next: DoorView): void {
    setServerNow(next.now)
    view.value = next
    problem.value = undefined
  }

  async function look(): Promise<void> {
    if (busy.value) return
    try {
      const next = await answer(api.GET('/api/door/{token}', { params: { path: { token } } }))
      // What was asked for before the customer did something is out of date.
      if (!busy.value) show(next)
    } catch (thrown) {
      problem.value = asProblem(thrown)
    }
  }

  const verbs = doorVerbs(token, async (what, call) => {
    busy.value = true
    try {
      show(await answer(call(ids.of(what))))
      ids.done(what)
    } finally {
      busy.value = false
    }
  })

  const whenSeen = () => void (document.visibilityState === 'visible' && look())
  const timer = setInterval(whenSeen, ASK_EVERY_MS)
  useEventListener(document, 'visibilitychange', whenSeen)
  onScopeDispose(() => clearInterval(timer))
  void look()

  return { view, problem, busy, look, ...verbs }
}

export type Door = ReturnType<typeof useDoor>
