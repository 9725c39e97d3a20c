import { beforeEach, expect, it } from 'vitest'
import { i18n } from '@/shared/i18n'
import { countdown, nearnessOf } from './due'

const MIN = 60_000

beforeEach(() => {
  i18n.global.locale.value = 'zh'
})

it.each([
  [-1, 'over'], [0, 'near'], [15 * MIN, 'near'], [16 * MIN, 'soon'], [60 * MIN, 'soon'], [61 * MIN, 'far'],
])('%i ms before it a deadline is %s', (left, nearness) => {
  expect(nearnessOf(left)).toBe(nearness)
})

it.each([
  [9 * MIN + 5000, '9:05'], [59_000, '0:59'], [42 * MIN, '42 分'], [72 * MIN, '1 小时 12 分'], [-12 * MIN, '+12 分'], [-135 * MIN, '+2 小时'],
])('%i ms are said as %s', (left, said) => {
  expect(countdown(left)).toBe(said)
})
