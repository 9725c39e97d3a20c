import { expect, it } from 'vitest'
import { dayAfter, isDay } from './useDay'

it('counts days over the ends of months and years', () => {
  expect([dayAfter('2026-02-28', 1), dayAfter('2026-01-01', -1), dayAfter('2026-03-02', 0)])
    .toEqual(['2026-03-01', '2025-12-31', '2026-03-02'])
})

it('knows a day from other words', () => {
  expect(['2026-03-02', '2026-13-02', 'today', '', undefined].map(isDay)).toEqual([true, false, false, false, false])
})
