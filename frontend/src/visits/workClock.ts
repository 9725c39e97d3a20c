/** Clocks that run in some hours and stand still in others: the phone's twin of doorstep/core/working_time.py. */

/** [from, to) in milliseconds; a pause that lasts has no end. */
export type Stretch = [from: number, to: number]

const ZONE_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

/** All the time there is: the hours of the wall clock. */
export const ALWAYS: Stretch[] = [[-Infinity, Infinity]]

/** When the clock runs: its hours less the pauses. */
function running(hours: Stretch[], pauses: Stretch[]): Stretch[] {
  return pauses.toSorted(([one], [other]) => one - other).reduce((left, [from, to]) =>
    left.flatMap(([start, end]): Stretch[] => [
      ...(start < Math.min(end, from) ? [[start, Math.min(end, from)] as Stretch] : []),
      ...(Math.max(start, to) < end ? [[Math.max(start, to), end] as Stretch] : []),
    ]), hours)
}

/**
 * The instant at which the clock has run for `length` since `at`; a negative length goes back. Undefined while a
 * pause lasts, or beyond the hours that are known.
 */
export function later(at: number, length: number, hours: Stretch[], pauses: Stretch[] = []): number | undefined {
  if (length === 0) return at
  const runs = running(hours, pauses)
  return length > 0 ? forward(at, length, runs) : back(at, -length, runs)
}

function forward(at: number, length: number, runs: Stretch[]): number | undefined {
  let left = length
  for (const [from, to] of runs) {
    const start = Math.max(from, at)
    if (start >= to) continue
    if (left <= to - start) return start + left
    left -= to - start
  }
  return undefined
}

function back(at: number, length: number, runs: Stretch[]): number | undefined {
  let left = length
  for (const [from, to] of runs.toReversed()) {
    const end = Math.min(to, at)
    if (end <= from) continue
    if (left <= end - from) return end - left
    left -= end - from
  }
  return undefined
}

/** Close of business of the `days`-th day with hours after the local day of `at`. */
export function closeAfter(at: number, days: number, hours: Stretch[]): number | undefined {
  const dayOf = (instant: number): number => Math.floor((instant + ZONE_MS) / DAY_MS)
  const closes = new Map(hours.filter(([from]) => dayOf(from) > dayOf(at)).map(([from, to]) => [dayOf(from), to]))
  return [...closes.values()][days - 1]
}
