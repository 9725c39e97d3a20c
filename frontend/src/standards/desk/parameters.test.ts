import { expect, it } from 'vitest'
import { valueLabel } from './parameters'

it.each([
  ['PT30M', '', '30 分'],
  ['PT1H30M', '', '1 小时 30 分'],
  ['P2D', '', '2 天'],
  [-25, 'dBm', '-25 dBm'],
  [0, '', '0'],
  ['PICKLE', '', 'PICKLE'],
  [['a', 'b'], '', 'a, b'],
])('%j %s is said %s', (value, unit, said) => {
  expect(valueLabel(value, unit)).toBe(said)
})
