import { onScopeDispose, shallowReactive, shallowRef, watch } from 'vue'
import { asProblem } from '@/shared/api'
import type { Live } from '@/shared/useLive'
import type { Board } from '../model'
import { loadBoard, loadChanges, type Wanted } from '../useDispatch'
import { patched } from './patching'
import { keepFollowing, useLink } from './useLink'

const SHOWN_MS = 4000

/** The day of the reader's unit; each two seconds only what has changed of it is asked for and put in its place. */
export function useDayBoard(wanted: () => Wanted) {
  const live = shallowReactive<Live<Board>>({ data: undefined, problem: undefined, busy: false, refresh: open })
  const { touched, show } = useTouched()
  const { link, ask } = useLink()
  let opening = false

  async function tell(act: (signal: AbortSignal) => Promise<void>, grave: boolean): Promise<void> {
    const failure = await ask(act)
    if (failure === 'outdone') return
    live.busy = false
    live.problem = failure && (grave || !live.data) ? asProblem(failure.thrown) : undefined
  }

  async function open(): Promise<void> {
    opening = true
    await tell(async (signal) => {
      const board = await loadBoard(wanted(), signal)
      if (!signal.aborted) live.data = board
    }, true)
    opening = false
  }

  /** Takes over what has changed, at once. */
  async function follow(): Promise<void> {
    const board = live.data
    if (opening) return
    if (!board || live.busy) return void (await open())
    await tell(async (signal) => {
      const changes = await loadChanges(wanted(), board.revision, signal)
      const anew = changes.reload ? await loadBoard(wanted(), signal) : undefined
      if (signal.aborted) return
      const next = anew ? { board: anew, touched: new Set<string>() } : patched(board, changes)
      if (next.board !== board) live.data = next.board
      show(next.touched)
    }, false)
  }

  watch(() => JSON.stringify(wanted()), () => {
    live.busy = true
    void open()
  }, { immediate: true })
  keepFollowing(follow, link)
  return { live, link, touched, follow }
}

export type DayBoard = ReturnType<typeof useDayBoard>

/** What has just changed, for as long as the eye needs to find it. */
function useTouched() {
  const touched = shallowRef<ReadonlySet<string>>(new Set())
  let timer: ReturnType<typeof setTimeout>
  function show(numbers: ReadonlySet<string>) {
    if (!numbers.size) return
    touched.value = numbers
    clearTimeout(timer)
    timer = setTimeout(() => (touched.value = new Set()), SHOWN_MS)
  }
  onScopeDispose(() => clearTimeout(timer))
  return { touched, show }
}
