import type { Block, FieldProblem, Problem } from '@/shared/api'
import { say, t } from '@/shared/i18n'

/** The lines shown with a problem, in order: what to do, fields, clauses, what a developer needs. */
export function problemLines(problem: Problem): string[] {
  return [
    problem.mend,
    ...problem.fields.map(fieldLine),
    ...problem.blocks.map(blockLine),
    ...(problem.body.error_id !== undefined ? [t('problems.error_id', { id: problem.body.error_id })] : []),
    ...(problem.code === 'unexpected' && problem.body.detail !== undefined ? [problem.body.detail] : []),
  ]
}

const fieldLine = (field: FieldProblem): string => `${field.field}: ${'reason' in field ? field.reason : say(field)}`

function blockLine({ clause, title, missing }: Block): string {
  const lacking = missing.map((each) => say(each.title)).join(t('common.separator'))
  const rule = t('problems.clause', { id: clause, title: say(title) })
  return lacking ? `${rule} · ${t('problems.missing', { what: lacking })}` : rule
}
