import { spanLabel } from '@/shared/i18n/spans'

export type Nearness = 'over' | 'near' | 'soon' | 'far'

const NEAR_MS = 15 * 60_000
const SOON_MS = 60 * 60_000
const SECONDS_MS = 10 * 60_000
/** Beyond that only full hours count. */
const HOURS_S = 3600

/** How near a deadline is. */
export function nearnessOf(left_ms: number): Nearness {
  if (left_ms < 0) return 'over'
  if (left_ms <= NEAR_MS) return 'near'
  return left_ms <= SOON_MS ? 'soon' : 'far'
}

const twoDigits = (n: number): string => String(n).padStart(2, '0')

/** What is left, as short as a block needs it: `9:05` in the last ten minutes, `42 分`; past it the same with a plus. */
export function countdown(left_ms: number): string {
  const seconds = Math.floor(Math.abs(left_ms) / 1000)
  if (left_ms < 0) return `+${spanLabel(seconds < HOURS_S ? left_ms : Math.floor(seconds / 3600) * 3_600_000)}`
  return left_ms < SECONDS_MS ? `${Math.floor(seconds / 60)}:${twoDigits(seconds % 60)}` : spanLabel(left_ms)
}
