import { expect, it } from 'vitest'
import { slotGrid } from './slotGrid'
import type { Slot } from './useCapacity'

const slot = (grid: string, from: string, to: string): Slot => ({
  slot: `${grid}:${from}`, grid, from_at: `2026-03-02T${from}:00+08:00`, to_at: `2026-03-02T${to}:00+08:00`,
  capacity: 4, taken: 1, held: 0, overbook: 0, left: 3, open: true, by_hand: false, ruled: null,
})

it('puts grids below each other and times side by side; a window that a grid lacks is a gap', () => {
  const { times, rows } = slotGrid([slot('HF-YH', '14:00', '16:00'), slot('HF-BH', '08:00', '10:00'), slot('HF-YH', '08:00', '10:00')])
  expect(times).toEqual(['08:00–10:00', '14:00–16:00'])
  expect(rows.map(({ grid, slots }) => [grid, slots.map((each) => each?.slot)])).toEqual([
    ['HF-BH', ['HF-BH:08:00', undefined]],
    ['HF-YH', ['HF-YH:08:00', 'HF-YH:14:00']],
  ])
})
