import type { DoorStep } from './model'

/** How often the page asks, by what it waits for: closely while somebody is at work, seldom when nothing is due. */
const EVERY_MS: Record<DoorStep, number> = {
  book: 20_000, wait: 10_000, on_the_way: 10_000, desk: 5_000, agree: 5_000, work: 5_000, sign: 5_000,
  sheet: 5_000, rate: 15_000, done: 60_000, suspended: 60_000, cancelled: 120_000,
}
const SLOWEST_MS = 120_000
const FIRST_MS = 3_000

/** Until the next look; each failure in a row doubles it. `step` is undefined before the first answer. */
export function nextLook(step: DoorStep | undefined, failures: number): number {
  const every = step === undefined ? FIRST_MS : EVERY_MS[step]
  return Math.min(SLOWEST_MS, every * 2 ** failures)
}
