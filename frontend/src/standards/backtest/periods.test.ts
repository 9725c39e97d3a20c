import { expect, it } from 'vitest'
import { lastMonths, thisMonth } from './periods'

it.each([
  ['2026-03-15', 1, ['2026-02-01', '2026-02-28']],
  ['2026-01-02', 1, ['2025-12-01', '2025-12-31']],
  ['2028-03-31', 1, ['2028-02-01', '2028-02-29']],
  ['2026-02-28', 3, ['2025-11-01', '2026-01-31']],
])('before %s, %i months: %j', (today, months, period) => {
  expect(lastMonths(today, months)).toEqual(period)
})

it('this month runs up to today', () => {
  expect(thisMonth('2026-03-15')).toEqual(['2026-03-01', '2026-03-15'])
  expect(thisMonth('2026-03-01')).toEqual(['2026-03-01', '2026-03-01'])
})
