import type { Problem } from '@/shared/api'
import { say, t } from '@/shared/i18n'

/** The lines shown with a problem, in order: what to do, what is missing, which clause, what a developer needs. */
export function problemLines(problem: Problem): string[] {
  const missing = problem.missing.map((each) => (typeof each === 'string' ? each : say(each)))
  return [
    problem.mend,
    ...problem.fields.map((field) => `${field.field}: ${'reason' in field ? field.reason : say(field)}`),
    ...(missing.length ? [`${t('problems.missing')}: ${missing.join(t('common.separator'))}`] : []),
    ...(problem.clause !== undefined ? [t('problems.clause', { id: problem.clause })] : []),
    ...(problem.code === 'unexpected' && problem.body.detail !== undefined ? [problem.body.detail] : []),
  ]
}
