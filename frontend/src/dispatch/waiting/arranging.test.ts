import { describe, expect, it } from 'vitest'
import { byKind, filtered, sorted, type Order, type Unplaced, type Why } from './arranging'

const at = (time: string) => `2026-03-02T${time}:00+08:00`
const order = (number: string, from: string, due: string | null, emergency = false): Unplaced => ({
  number, kind: 'repair', promised: { from_at: at(from), to_at: at('18:00') }, address_masked: `${number}路****`, emergency,
  due_at: due && at(due),
})
const orders = [order('GD1', '10:00', null), order('GD2', '14:00', '12:00'), order('GD3', '09:00', '16:00', true), order('GD4', '10:00', null)]
const numbers = (found: Unplaced[]) => found.map(({ number }) => number)
const WORDS = { zh: '缺技能', en: 'skill' }
const whys = new Map<string, Why>([
  ['GD1', { number: 'GD1', possible: 0, reasons: [{ code: 'skill', text: WORDS, people: 3, names: [] }] }],
  ['GD2', { number: 'GD2', possible: 2, reasons: [] }],
])

describe('waiting orders', () => {
  it.each<[Order, string[]]>([
    ['due', ['GD2', 'GD3', 'GD1', 'GD4']],
    ['promise', ['GD3', 'GD1', 'GD4', 'GD2']],
    ['urgency', ['GD3', 'GD2', 'GD1', 'GD4']],
  ])('sorted by %s', (by, expected) => {
    expect(numbers(sorted(orders, by))).toEqual(expected)
    expect(numbers(orders)).toEqual(['GD1', 'GD2', 'GD3', 'GD4'])
  })

  const now_ms = Date.parse(at('10:30'))

  it('are found by number and by address', () => {
    expect(numbers(filtered(orders, whys, { only: 'all', text: ' gd3 ', now_ms }))).toEqual(['GD3'])
    expect(numbers(filtered(orders, whys, { only: 'all', text: 'GD4路', now_ms }))).toEqual(['GD4'])
  })

  it('are narrowed to the urgent, those due within two hours, those that nobody can take', () => {
    const only = (wish: 'urgent' | 'late' | 'stuck') => numbers(filtered(orders, whys, { only: wish, text: '', now_ms }))
    expect([only('urgent'), only('late'), only('stuck')]).toEqual([['GD3'], ['GD2'], ['GD1']])
  })
})

it('reasons of one kind count together, the commonest first', () => {
  const late = (people: number, zh: string) => ({ code: 'late', text: { zh, en: zh }, people, names: [zh] })
  const found = byKind([{ code: 'skill', text: WORDS, people: 12, names: ['李强'] }, late(10, '10:22 才到'), late(20, '10:40 才到')])
  expect(found.map(({ code, people }) => [code, people])).toEqual([['late', 30], ['skill', 12]])
  expect(found[0]?.names).toEqual(['10:22 才到', '10:40 才到'])
})
