import { expect, it } from 'vitest'
import { windowGrid, type Offer } from './windowGrid'

const offer = (from_at: string, to_at: string): Offer => ({
  slot: from_at, from_at, to_at, left: 1, offered: true, reason: null, wished: false, held_until: null,
})

it('puts days side by side and times below each other, by the clock in China', () => {
  const grid = windowGrid([
    offer('2026-03-02T08:00:00Z', '2026-03-02T10:00:00Z'),
    offer('2026-03-01T16:30:00Z', '2026-03-01T17:30:00Z'),
    offer('2026-03-03T08:00:00Z', '2026-03-03T10:00:00Z'),
  ])
  expect(grid.days).toEqual(['2026-03-02', '2026-03-03'])
  expect(grid.rows.map(({ time }) => time)).toEqual(['00:30–01:30', '16:00–18:00'])
  expect(grid.rows.map(({ cells }) => cells.map((cell) => cell?.slot))).toEqual([
    ['2026-03-01T16:30:00Z', undefined],
    ['2026-03-02T08:00:00Z', '2026-03-03T08:00:00Z'],
  ])
})
