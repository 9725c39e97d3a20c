import type { Figures } from './model'

export const FIGURES = ['assigned', 'unassigned', 'travel_min', 'late', 'overtime_min', 'people'] as const
export type Figure = (typeof FIGURES)[number]

/** Which way is better; of the number of people at work neither is. */
const BETTER: Record<Figure, 1 | -1 | 0> = {
  assigned: 1, unassigned: -1, travel_min: -1, late: -1, overtime_min: -1, people: 0,
}

export interface Compared {
  figure: Figure
  before: number
  after: number
  by: number
  verdict: 'better' | 'worse' | 'same'
}

/** A day now and as it would be, figure by figure. */
export const compared = (before: Figures, after: Figures): Compared[] => FIGURES.map((figure) => {
  const by = after[figure] - before[figure]
  const good = Math.sign(by) * BETTER[figure]
  const verdict = good > 0 ? 'better' : good < 0 ? 'worse' : 'same'
  return { figure, before: before[figure], after: after[figure], by, verdict }
})

export const isTime = (figure: Figure): boolean => figure.endsWith('_min')
