import type { Bilingual } from '@/shared/i18n'
import { fieldsOf, holds } from './conditions'
import type { Body, FieldStep, Input, Limit, When } from './model'

export interface Judgement extends Limit {
  kept: boolean
}

const isFilled = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

/** What the clauses say of the values entered so far; a limit that looks at an empty field says nothing yet. */
export function judgements(step: FieldStep, body: Body, order: Body): Judgement[] {
  return step.limits
    .filter(({ when }) => fieldsOf(when).every((field) => isFilled(body[field])))
    .map((limit) => ({ ...limit, kept: holds(limit.when, body, order) }))
}

/** The limits that look at this input, as far as they are about it alone. */
export const limitsOn = (input: Input, limits: Limit[]): Limit[] =>
  limits.filter(({ when }) => fieldsOf(when).includes(input.name))

const OPERATIONS: [string, Bilingual][] = [
  ['ge', { zh: '不低于 {}', en: 'at least {}' }],
  ['gt', { zh: '高于 {}', en: 'above {}' }],
  ['le', { zh: '不高于 {}', en: 'at most {}' }],
  ['lt', { zh: '低于 {}', en: 'below {}' }],
]

const minus = (value: unknown): string => String(value).replace('-', '−')

/** The limit on one field as words, `−27 … −8 dBm` or `at least 450 Mbps`; undefined when it isn't a range. */
export function rangeOf(field: string, limit: Limit, unit: string): Bilingual | undefined {
  const test = limit.when[field]
  if (typeof test !== 'object' || test === null) return undefined
  const bounds = test as When
  const both = (text: string): Bilingual => ({ zh: text, en: text })
  if (typeof bounds.ge === 'number' && typeof bounds.le === 'number') {
    return both(`${minus(bounds.ge)} … ${minus(bounds.le)} ${unit}`.trim())
  }
  const found = OPERATIONS.find(([operation]) => typeof bounds[operation] === 'number')
  if (!found) return undefined
  const value = `${minus(bounds[found[0]])} ${unit}`.trim()
  return { zh: found[1].zh.replace('{}', value), en: found[1].en.replace('{}', value) }
}
