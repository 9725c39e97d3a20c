import { ref } from 'vue'
import { answer, api } from '@/shared/api'
import type { Checked, Draft, DraftRow } from '../model'

/** Counts what was done to drafts on this page, so that lists of them look again. */
export const draftsTouched = ref(0)

async function touching<T>(call: Promise<T>): Promise<T> {
  const answered = await call
  draftsTouched.value += 1
  return answered
}

/** The verbs of drafts. What changes before and after is JSON, which the client's types leave open. */
const at = (draft: number) => ({ params: { path: { draft } } })
const asDraft = (call: Promise<{ data?: unknown }>): Promise<Draft> => answer(call) as Promise<Draft>

export const listDrafts = (): Promise<DraftRow[]> => answer(api.GET('/api/standards/drafts'))
export const getDraft = (draft: number) => asDraft(api.GET('/api/standards/drafts/{draft}', at(draft)))
export const openDraft = (standard: string) =>
  touching(asDraft(api.POST('/api/standards/drafts', { body: { standard } })))
export const saveDraft = (draft: number, content: string, revision: number) =>
  asDraft(api.PUT('/api/standards/drafts/{draft}', { ...at(draft), body: { content, revision } }))

export const checkText = (standard: string, content: string): Promise<Checked> =>
  answer(api.POST('/api/standards/drafts/check', { body: { standard, content } })) as Promise<Checked>

export const propose = (draft: number, revision: number, from_on: string, note: string) =>
  touching(asDraft(api.POST('/api/standards/drafts/{draft}/propose', { ...at(draft), body: { from_on, note, revision } })))
export const withdraw = (draft: number) =>
  touching(asDraft(api.POST('/api/standards/drafts/{draft}/withdraw', at(draft))))
export const refuse = (draft: number, why: string) =>
  touching(asDraft(api.POST('/api/standards/drafts/{draft}/refuse', { ...at(draft), body: { why } })))
export const publish = (draft: number, revision: number) =>
  touching(asDraft(api.POST('/api/standards/drafts/{draft}/publish', { ...at(draft), body: { revision } })))
export const discard = (draft: number) => touching(api.DELETE('/api/standards/drafts/{draft}', at(draft)))
