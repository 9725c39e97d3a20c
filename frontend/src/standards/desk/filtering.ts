import { say } from '@/shared/i18n'
import type { Clause } from '../useStandards'

export interface ClauseFilters {
  control: string
  status: string
  q: string
}

/** The clauses that fit: every word of `q` stands in the title, id or source, as people type them. */
export function fitting(clauses: Clause[], { control, status, q }: ClauseFilters): Clause[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  return clauses.filter((clause) => {
    const text = [say(clause.title), clause.id, ...clause.sources].join(' ').toLowerCase()
    return ['', clause.control].includes(control) && ['', clause.status].includes(status)
      && words.every((word) => text.includes(word))
  })
}

/** Why a clause has no figures: it isn't here yet, the product itself carries it, or no order came by. */
export function unjudged({ status, control }: Pick<Clause, 'status' | 'control'>): 'planned' | 'carried' | 'never' {
  if (status === 'planned') return 'planned'
  return control === 'process' || control === 'skill' ? 'carried' : 'never'
}

/** How many of a hundred judged orders kept it; undefined without any. */
export function keptPercent({ satisfied, violated }: { satisfied: number; violated: number }): number | undefined {
  const judged = satisfied + violated
  return judged ? Math.floor((100 * satisfied) / judged) : undefined
}
