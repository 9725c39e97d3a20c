/** How a place stands that is held while the dispatcher talks with the customer. */
export type HoldStanding = 'none' | 'held' | 'soon' | 'expired'

const SOON_MS = 120_000

export function holdStanding(held: { held_until: string } | undefined, now_ms: number): HoldStanding {
  if (!held) return 'none'
  const left_ms = Date.parse(held.held_until) - now_ms
  if (left_ms <= 0) return 'expired'
  return left_ms <= SOON_MS ? 'soon' : 'held'
}

/** `9:05`: minutes and seconds until then, `0:00` when it is past. */
export function minutesLeft(until: string, now_ms: number): string {
  const left_s = Math.max(0, Math.ceil((Date.parse(until) - now_ms) / 1000))
  return `${Math.floor(left_s / 60)}:${String(left_s % 60).padStart(2, '0')}`
}
