import type { Outcome } from '@/shared/ui/VerdictBadge.vue'
import type { ClauseVerdict } from '../model'

export type Grouping = 'outcome' | 'standard'

/** The key of the group of those that the selected event decides. */
export const LIT = 'lit'

export interface ClauseGroup {
  key: string
  clauses: ClauseVerdict[]
}

/** What wants attention first. */
export const OUTCOMES: Outcome[] = ['violated', 'pending', 'satisfied', 'not_applicable']

const place = ({ outcome }: ClauseVerdict): number => OUTCOMES.indexOf(outcome)
/** ISO instants of one zone compare as texts; those without one come last. */
const LAST = '~'

function byUrgency(one: ClauseVerdict, other: ClauseVerdict): number {
  if (one.outcome !== other.outcome) return place(one) - place(other)
  if (one.outcome === 'violated') return (other.violated_at ?? '').localeCompare(one.violated_at ?? '')
  const due = (clause: ClauseVerdict) => clause.due_at ?? LAST
  return due(one) < due(other) ? -1 : due(one) > due(other) ? 1 : one.clause.localeCompare(other.clause)
}

/** The clauses with these outcomes (all, when none is named), the urgent ones first, in groups. */
export function grouped(clauses: ClauseVerdict[], by: Grouping, outcome?: Outcome): ClauseGroup[] {
  const wanted = clauses.filter((clause) => outcome === undefined || clause.outcome === outcome).sort(byUrgency)
  const groups = new Map<string, ClauseVerdict[]>()
  for (const clause of wanted) groups.set(clause[by], [...(groups.get(clause[by]) ?? []), clause])
  const found = [...groups].map(([key, own]) => ({ key, clauses: own }))
  return by === 'outcome' ? found : found.sort((one, other) => one.key.localeCompare(other.key))
}

/** The same groups, with those that are lit taken out of them into one of their own at the top. */
export function withLitFirst(groups: ClauseGroup[], lit: ReadonlySet<string>): ClauseGroup[] {
  const isLit = ({ clause }: ClauseVerdict) => lit.has(clause)
  const first = groups.flatMap(({ clauses }) => clauses.filter(isLit))
  const others = groups.map(({ key, clauses }) => ({ key, clauses: clauses.filter((each) => !isLit(each)) }))
  return [{ key: LIT, clauses: first }, ...others].filter(({ clauses }) => clauses.length > 0)
}

/** How many clauses stand how. */
export const counted = (clauses: ClauseVerdict[]): { outcome: Outcome; n: number }[] =>
  OUTCOMES.map((outcome) => ({ outcome, n: clauses.filter((clause) => clause.outcome === outcome).length }))
    .filter(({ n }) => n > 0)
