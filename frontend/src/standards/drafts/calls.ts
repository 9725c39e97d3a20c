import { ask } from '../asking'
import type { Checked, Draft, DraftRow } from '../model'

const at = (draft: number, verb = '') => `/standards/drafts/${draft}${verb}`

export const listDrafts = () => ask<DraftRow[]>('GET', '/standards/drafts')
export const getDraft = (draft: number) => ask<Draft>('GET', at(draft))
export const openDraft = (standard: string) => ask<Draft>('POST', '/standards/drafts', { standard })
export const saveDraft = (draft: number, content: string, revision: number) =>
  ask<Draft>('PUT', at(draft), { content, revision })
export const checkText = (standard: string, content: string) =>
  ask<Checked>('POST', '/standards/drafts/check', { standard, content })
export const propose = (draft: number, from_on: string, note: string) =>
  ask<Draft>('POST', at(draft, '/propose'), { from_on, note })
export const withdraw = (draft: number) => ask<Draft>('POST', at(draft, '/withdraw'))
export const refuse = (draft: number, why: string) => ask<Draft>('POST', at(draft, '/refuse'), { why })
export const publish = (draft: number) => ask<Draft>('POST', at(draft, '/publish'))
export const discard = (draft: number) => ask<undefined>('DELETE', at(draft))
