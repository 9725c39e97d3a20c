import { describe, expect, it } from 'vitest'
import { mistakesOf, spans, verdictOf, worthTaking, type ImportReport, type RowProblem } from './report'

const problem = (line: number, field: string, code: string): RowProblem => ({
  line, field, code, value: '…', field_title: { zh: field, en: field }, reason: { zh: code, en: code },
})

const report = (some: Partial<ImportReport>): ImportReport => ({
  received: 0, known: 0, refused: 0, strict: false, dry_run: true, ignored_columns: [], problems: [], ...some,
})

describe('mistakes', () => {
  it('gather lines by field and reason, the commonest first, each line once', () => {
    const found = mistakesOf([
      problem(4, 'grid', 'unknown'), problem(2, 'phone', 'not-a-phone'), problem(3, 'phone', 'not-a-phone'),
      problem(3, 'phone', 'not-a-phone'), problem(3, 'phone', 'missing'),
    ])
    expect(found.map(({ field, lines }) => [field.en, lines])).toEqual([['phone', [2, 3]], ['grid', [4]], ['phone', [3]]])
  })
})

describe('a report', () => {
  it.each([
    [{}, 'empty', false],
    [{ known: 300 }, 'nothing_new', false],
    [{ received: 3, known: 2 }, 'clean', true],
    [{ received: 3, refused: 1 }, 'some_refused', true],
    [{ known: 3, refused: 1 }, 'some_refused', false],
    [{ refused: 4 }, 'all_refused', false],
    [{ received: 3, refused: 1, strict: true }, 'strict_refused', false],
  ] as const)('%o comes to %s', (some, verdict, worth) => {
    expect(verdictOf(report(some))).toBe(verdict)
    expect(worthTaking(report(some))).toBe(worth)
  })
})

describe('lines', () => {
  it('run together', () => {
    expect(spans([9, 2, 3, 4, 7])).toEqual({ text: '2–4, 7, 9', more: 0 })
  })

  it('are cut where there are many, and say how many are left', () => {
    const even = Array.from({ length: 12 }, (_, at) => at * 2)
    expect(spans(even)).toEqual({ text: '0, 2, 4, 6, 8, 10, 12, 14', more: 4 })
  })
})
