import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { asProblem, Problem } from '@/shared/api'
import type { StandardEditor } from '../editor/useStandardEditor'
import type { Draft } from '../model'
import { getDraft, saveDraft } from './calls'
import { forgetText, keepText } from './keptText'

const AFTER_MS = 1500
const AGAIN_MS = 10_000

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed' | 'stale'
type OnSaved = (saved: Draft) => void

/** Acts once, so long after the last time that it was asked to. */
function useLater(act: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const never = () => clearTimeout(timer)

  function later(ms: number) {
    never()
    timer = setTimeout(act, ms)
  }

  onScopeDispose(never)
  return { later, never }
}

/** One attempt at saving the text, and what came of it. */
function useWriting(draft: Draft, editor: StandardEditor, onSaved: OnSaved, later: (ms: number) => void) {
  const saved = shallowRef(draft)
  const state = ref<SaveState>('saved')
  const problem = shallowRef<Problem>()
  /** The draft as the other person saved it. */
  const theirs = shallowRef<Draft>()
  const dirty = computed(() => editor.text.value !== saved.value.content)

  function accept(next: Draft) {
    saved.value = next
    state.value = dirty.value ? 'unsaved' : 'saved'
    if (dirty.value) later(AFTER_MS)
    else forgetText(draft.id)
    onSaved(next)
  }

  async function write() {
    state.value = 'saving'
    problem.value = undefined
    try {
      accept(await saveDraft(draft.id, editor.text.value, saved.value.revision))
    } catch (thrown) {
      await failed(asProblem(thrown))
    }
  }

  async function failed(why: Problem) {
    problem.value = why
    state.value = 'failed'
    if (why.code === 'stale-draft') clash(await getDraft(draft.id))
    else if (why.retryable) later(AGAIN_MS)
  }

  /** Somebody else saved meanwhile, this. */
  function clash(other: Draft) {
    theirs.value = other
    state.value = 'stale'
  }

  return { saved, state, problem, theirs, dirty, accept, write, clash }
}

/** Saves what is written by itself. When somebody else saved meanwhile it stops until the writer has decided. */
export function useSaving(draft: Draft, editor: StandardEditor, onSaved: OnSaved) {
  const { later, never } = useLater(() => void flush())
  const { accept, write, clash, ...shown } = useWriting(draft, editor, onSaved, later)
  const { saved, state, theirs, dirty } = shown
  let writing: Promise<void> | undefined

  /** Saves now what isn't saved. Whether nothing is left to save. */
  async function flush(): Promise<boolean> {
    never()
    if (state.value === 'stale') return false
    await writing
    if (!dirty.value) return true
    writing = write().finally(() => (writing = undefined))
    await writing
    return !dirty.value
  }

  /** Goes on with the reader's own text, on top of theirs, or with theirs; the other one is a step back away. */
  async function decide(mine: boolean) {
    const other = theirs.value
    if (!other) return
    const own = editor.text.value
    theirs.value = undefined
    saved.value = other
    editor.replace(other.content)
    if (mine) editor.replace(own)
    state.value = 'saved'
    if (mine) await flush()
    else accept(other)
  }

  watch(editor.text, (content) => {
    if (!dirty.value) return forgetText(draft.id)
    keepText(draft.id, { content, revision: saved.value.revision })
    if (state.value === 'stale') return
    if (state.value !== 'saving') state.value = 'unsaved'
    later(AFTER_MS)
  })

  return { ...shown, flush, decide, clash }
}
