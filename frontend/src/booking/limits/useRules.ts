import { answer, api } from '@/shared/api'
import { useLive, type Live } from '@/shared/useLive'
import type { WindowChange, WindowRule, WindowRuleIn } from './rule'

/** The rules for windows in the reader's unit and below it, the latest first. */
export const useRules = (ended: () => boolean): Live<WindowRule[]> =>
  useLive(
    ended,
    (all) => answer(api.GET('/api/window-rules', { params: { query: { ended: all } } })),
    { every_s: 60 },
  )

/** Lays a rule down; the same `id` again makes no second one. */
export const addRule = (id: string, rule: WindowRuleIn): Promise<WindowRule> =>
  answer(api.POST('/api/window-rules', { body: { id, ...rule } }))

/** What a rule would do to the windows of a week; nothing is changed by asking. */
export const previewRule = (rule: WindowRuleIn): Promise<WindowChange[]> =>
  answer(api.POST('/api/window-rules/preview', { body: rule }))

export const endRule = (rule_id: string): Promise<WindowRule> =>
  answer(api.POST('/api/window-rules/{rule_id}/end', { params: { path: { rule_id } } }))
