import type { Bilingual } from '@/shared/i18n'
import type { ConsoleVerb, VerbValues } from './deskVerbs'
import type { FailedVisit } from './model'

/** What the failed visit says already of what the next verb asks for; the desk reads it over. */
export function startOf(failed: FailedVisit, verb: ConsoleVerb, say: (words: Bilingual) => string): VerbValues {
  switch (verb) {
    case 'order.suspended':
      return { reason: say(failed.outcome_title), next_step: failed.words }
    case 'order.cancelled':
      return { asked_by: 'customer' }
    default:
      return {}
  }
}
