import { useStandardEditor } from '../editor/useStandardEditor'
import type { Draft } from '../model'
import { forgetText, keptText } from './keptText'
import { useChecking } from './useChecking'
import { useSaving } from './useSaving'

/**
 * A draft at work: its text, what is found in it, and its saving. Made for one draft as the server told it; text that
 * couldn't be saved last time is put on top (`restored`).
 */
export function useDraft(first: Draft) {
  const editor = useStandardEditor(first.content)
  const { checking, learn } = useChecking(first.standard, () => editor.text.value, first)
  const saving = useSaving(first, editor, (saved) => learn(saved.content, saved))
  const kept = keptText(first.id)
  const restored = first.state === 'draft' && kept !== undefined && kept.content !== first.content
  if (restored) {
    editor.replace(kept.content)
    if (kept.revision !== first.revision) saving.clash(first)
  } else if (kept) {
    forgetText(first.id)
  }
  return { editor, checking, saving, restored }
}
