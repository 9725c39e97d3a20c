import type { Board, Span } from '../model'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const USUAL = { from: 8, to: 18 }
/** China's only offset, summer and winter: no calendar library for ten thousand labels. */
const OFFSET_MS = 8 * HOUR_MS

/** The hours that a board shows. */
export interface Axis {
  from_ms: number
  to_ms: number
  /** Full hours from the first to the last, as `{ label, at }` with their place in per cent. */
  hours: { label: string; at: number }[]
}

export const midnightOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`)

const twoDigits = (n: number): string => String(n).padStart(2, '0')

/** `09:05` in China. */
export function clockLabel(at_ms: number): string {
  const minutes = Math.floor(((at_ms + OFFSET_MS) % DAY_MS) / 60_000)
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

/** From the usual hours of a day, widened to full hours so that every shift and visit within it fits. */
export function axisOf({ day, technicians }: Pick<Board, 'day' | 'technicians'>): Axis {
  const midnight_ms = midnightOf(day)
  let first = midnight_ms + USUAL.from * HOUR_MS
  let last = midnight_ms + USUAL.to * HOUR_MS
  const widen = ({ from_at, to_at }: Span) => {
    const [from_ms, to_ms] = [Date.parse(from_at), Date.parse(to_at)]
    if (from_ms < midnight_ms || to_ms > midnight_ms + DAY_MS) return
    first = Math.min(first, from_ms)
    last = Math.max(last, to_ms)
  }
  for (const { shift, visits } of technicians) {
    shift.forEach(widen)
    visits.forEach(widen)
  }
  const hoursTo = (at_ms: number) => (at_ms - midnight_ms) / HOUR_MS
  return axisBetween(midnight_ms, Math.floor(hoursTo(first)), Math.ceil(hoursTo(last)))
}

function axisBetween(midnight_ms: number, first: number, last: number): Axis {
  const from_ms = midnight_ms + first * HOUR_MS
  const count = last - first
  const hours = Array.from({ length: count }, (_, at) => ({
    label: clockLabel(from_ms + at * HOUR_MS), at: (at / count) * 100,
  }))
  return { from_ms, to_ms: midnight_ms + last * HOUR_MS, hours }
}

export const isSameAxis = (one: Axis, other: Axis): boolean =>
  one.from_ms === other.from_ms && one.to_ms === other.to_ms

/** Where an instant stands, in per cent of the axis; undefined beyond its ends. */
export function placeOf(at_ms: number, { from_ms, to_ms }: Axis): number | undefined {
  const place = ((at_ms - from_ms) / (to_ms - from_ms)) * 100
  return place < 0 || place > 100 ? undefined : place
}

/** Where a span lies, in per cent of the axis; what sticks out is cut off. */
export function stretchOf(from_ms: number, to_ms: number, axis: Axis): { left: number; width: number } {
  const length = axis.to_ms - axis.from_ms
  const clip = (ms: number) => Math.min(Math.max(ms, axis.from_ms), axis.to_ms)
  const percent = (ms: number) => Number(((ms / length) * 100).toFixed(3))
  return { left: percent(clip(from_ms) - axis.from_ms), width: percent(clip(to_ms) - clip(from_ms)) }
}

/** The instant at a place of the axis, 0 to 1. */
export const timeAt = (fraction: number, { from_ms, to_ms }: Axis): number => from_ms + fraction * (to_ms - from_ms)

/** The nearest full step, so that what is dragged lands on times that people say. */
export const snapped = (at_ms: number, step_min: number): number =>
  Math.round(at_ms / (step_min * 60_000)) * step_min * 60_000
