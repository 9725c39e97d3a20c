import { describe, expect, it } from 'vitest'
import { run } from '../testing'
import { growth, shiftOf, totalsOf } from './sums'

it('a run says how much turns worse and better', () => {
  expect(totalsOf(run())).toEqual({ worse: 32, better: 2, changed: 34 })
})

it('what stays unviolated is neither worse nor better', () => {
  const [clause] = run().clauses
  if (!clause) throw new Error('no clause')
  const changes = [{ from: 'pending' as const, to: 'satisfied' as const, orders: 9 }]
  expect(shiftOf({ ...clause, changes })).toEqual({ worse: 0, better: 0 })
})

describe('money', () => {
  it.each([['300.00', '450.00', '+150.00'], ['0.30', '0.10', '−0.20'], ['5.00', '5.00', '±0']])(
    'from %s to %s grows by %s', (before, after, said) => {
      expect(growth(before, after)).toBe(said)
    },
  )
})
