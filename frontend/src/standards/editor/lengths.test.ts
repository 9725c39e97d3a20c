import { expect, it } from 'vitest'
import { lengthOf, saidLength } from './lengths'

it.each(['PT30M', 'PT24H', 'P2D', 'P1W', '-PT15M', '$first-call-within', '-$arrive-before', 'PT45S', 'soon'])(
  '%s comes back as it was', (said) => {
    expect(saidLength(lengthOf(said))).toBe(said)
  },
)

it.each([
  ['PT1H30M', { type: 'fixed', before: false, amount: 90, unit: 'M' }],
  ['P1DT12H', { type: 'fixed', before: false, amount: 36, unit: 'H' }],
  ['-PT10M', { type: 'fixed', before: true, amount: 10, unit: 'M' }],
  ['P1M', { type: 'text', text: 'P1M' }],
  ['P', { type: 'text', text: 'P' }],
])('%s is one number', (said, length) => {
  expect(lengthOf(said)).toEqual(length)
})
