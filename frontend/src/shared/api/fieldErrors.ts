import { say } from '@/shared/i18n'
import type { Problem } from './problem'

/** What is wrong with each field that the server names, in the reader's language: the first reason of each. */
export function fieldErrors(problem: Problem | undefined): Record<string, string> {
  const found: Record<string, string> = {}
  for (const each of problem?.fields ?? []) found[each.field] ??= 'reason' in each ? each.reason : say(each)
  return found
}
