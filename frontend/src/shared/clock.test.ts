import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { clockSkew_ms, measureClock, setServerNow } from './clock'

const NOON = Date.parse('2026-03-02T12:00:00Z')
const after = (ms: number): string => new Date(NOON + ms).toISOString()

beforeEach(() => {
  vi.useFakeTimers({ now: NOON })
  setServerNow(after(0))
})
afterEach(() => vi.useRealTimers())

it('takes the middle of the way there and back', () => {
  vi.setSystemTime(NOON + 2_000)
  measureClock(after(61_000), NOON)
  // Asked at 0 s, answered at 2 s: the server said 61 s at about 1 s of ours.
  expect(clockSkew_ms()).toBe(-60_000)
})

it('learns nothing from an answer across which the phone slept', () => {
  vi.setSystemTime(NOON + 17 * 60_000)
  measureClock(after(1_000), NOON)
  expect(clockSkew_ms()).toBeCloseTo(0)
})

it('learns nothing from an answer across which the clock was put back', () => {
  vi.setSystemTime(NOON - 3_600_000)
  measureClock(after(1_000), NOON)
  expect(clockSkew_ms()).toBeCloseTo(0)
})
