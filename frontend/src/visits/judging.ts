import type { Bilingual } from '@/shared/i18n'
import type { Body, FieldStep, Input, Limits3, Named } from './model'

/** `usable`: it works, short of what was to be built. */
export type Level = 'ok' | 'usable' | 'failed'

export interface Judgement extends Named {
  range: Bilingual
  /** It should be so; else it must. */
  aim: boolean
  /** Undefined while nothing is entered. */
  kept: boolean | undefined
}

type Ends = Pick<Limits3['clauses'][number], 'low' | 'high'>

const within = (value: number, { low, high }: Ends): boolean =>
  (low === null || value >= low) && (high === null || value <= high)

export const limitsOf = (input: Input, step: FieldStep): Limits3 | undefined =>
  step.limits3.find((each) => each.input === input.name)

/** Twin of `level_of` in doorstep/visits/readings/rules.py. */
export function levelOf(limits: Limits3, value: number): Level {
  if (!within(value, limits)) return 'failed'
  return within(value, { low: limits.low_aim, high: limits.high_aim }) ? 'ok' : 'usable'
}

/** What the clauses ask of one number, and whether the one entered so far keeps to it. */
export function judgements(input: Input, step: FieldStep, body: Body): Judgement[] {
  const value = body[input.name]
  return (limitsOf(input, step)?.clauses ?? []).map(({ low, high, ...named }) => ({
    ...named,
    range: rangeOf({ low, high }, input.unit),
    kept: typeof value === 'number' ? within(value, { low, high }) : undefined,
  }))
}

/** With the minus of print, as wide as a plus. */
export const minus = (value: number): string => String(value).replace('-', '−')

/** `−27 … −8 dBm` or `at least 450 Mbps`. */
function rangeOf({ low, high }: Ends, unit: string): Bilingual {
  if (low !== null && high !== null) {
    const both = `${minus(low)} … ${minus(high)} ${unit}`.trim()
    return { zh: both, en: both }
  }
  const end = `${minus(low ?? high ?? 0)} ${unit}`.trim()
  return low === null ? { zh: `不高于 ${end}`, en: `at most ${end}` } : { zh: `不低于 ${end}`, en: `at least ${end}` }
}
