import type { ClauseResult, Run } from '../model'

type Transition = ClauseResult['changes'][number]

/** Worse: violated by the draft and not before. Better: the other way round. */
export const isWorse = ({ from, to }: Pick<Transition, 'from' | 'to'>): boolean => to === 'violated' && from !== 'violated'
export const isBetter = ({ from, to }: Pick<Transition, 'from' | 'to'>): boolean => from === 'violated' && to !== 'violated'

const count = (changes: Transition[], which: (change: Transition) => boolean): number =>
  changes.filter(which).reduce((sum, { orders }) => sum + orders, 0)

/** How many verdicts of a clause change for the worse, for the better. */
export const shiftOf = ({ changes }: ClauseResult) => ({
  worse: count(changes, isWorse), better: count(changes, isBetter),
})

export function totalsOf(run: Run) {
  const changes = run.clauses.flatMap((clause) => clause.changes)
  return {
    worse: count(changes, isWorse), better: count(changes, isBetter),
    changed: changes.reduce((sum, { orders }) => sum + orders, 0),
  }
}

/** Money as it is, and by how much it grows: `+150.00`, `−20.00`, `±0`. Whole cents, as text has them. */
export function growth(before: string, after: string): string {
  const cents = Math.round(Number(after) * 100) - Math.round(Number(before) * 100)
  if (cents === 0) return '±0'
  return `${cents > 0 ? '+' : '−'}${(Math.abs(cents) / 100).toFixed(2)}`
}
