import type { Bilingual } from '@/shared/i18n'
import { holds } from './conditions'
import type { Body, FieldStep, Input, Named, When } from './model'

export interface Judgement extends Named {
  range: Bilingual
  /** Undefined while nothing is entered. */
  kept: boolean | undefined
}

/** What the clauses ask of one number, and whether the one entered so far keeps to it. */
export function judgements(input: Input, step: FieldStep, body: Body, order: Body): Judgement[] {
  const entered = body[input.name] !== undefined
  return step.limits.flatMap(({ when, ...named }) => {
    const range = rangeOf(when[input.name], input.unit)
    if (!range) return []
    return [{ ...named, range, kept: entered ? holds({ [input.name]: when[input.name] }, body, order) : undefined }]
  })
}

const OPERATIONS: [string, Bilingual][] = [
  ['ge', { zh: '不低于 {}', en: 'at least {}' }],
  ['gt', { zh: '高于 {}', en: 'above {}' }],
  ['le', { zh: '不高于 {}', en: 'at most {}' }],
  ['lt', { zh: '低于 {}', en: 'below {}' }],
]

const minus = (value: unknown): string => String(value).replace('-', '−')

/** The limit on one field as words, `−27 … −8 dBm` or `at least 450 Mbps`; undefined when it isn't a range. */
function rangeOf(test: unknown, unit: string): Bilingual | undefined {
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
