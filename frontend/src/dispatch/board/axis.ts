import { dayKey, timeOfDay } from '@/shared/i18n/dates'
import type { Board, Span } from '../model'

const HOUR_MS = 3_600_000
const USUAL = { from: 8, to: 18 }

/** The hours that a board shows. */
export interface Axis {
  from_ms: number
  to_ms: number
  /** Full hours from the first to the last, as `{ label, at }` with their place in per cent. */
  hours: { label: string; at: number }[]
}

/** From the usual hours of a day, widened to full hours so that every shift and visit of it fits. */
export function axisOf(board: Board): Axis {
  const midnight_ms = Date.parse(`${board.day}T00:00:00+08:00`)
  const spans = board.technicians.flatMap(({ shift, visits }) => [...shift, ...visits])
  const inDay = spans.filter(({ from_at, to_at }) => dayKey(from_at) === board.day && dayKey(to_at) === board.day)
  const first = Math.min(...inDay.map(({ from_at }) => Date.parse(from_at)), midnight_ms + USUAL.from * HOUR_MS)
  const last = Math.max(...inDay.map(({ to_at }) => Date.parse(to_at)), midnight_ms + USUAL.to * HOUR_MS)
  const from_ms = midnight_ms + Math.floor((first - midnight_ms) / HOUR_MS) * HOUR_MS
  const to_ms = midnight_ms + Math.ceil((last - midnight_ms) / HOUR_MS) * HOUR_MS
  const count = (to_ms - from_ms) / HOUR_MS
  const hours = Array.from({ length: count }, (_, at) => ({
    label: timeOfDay(from_ms + at * HOUR_MS), at: (at / count) * 100,
  }))
  return { from_ms, to_ms, hours }
}

/** Where an instant stands, in per cent of the axis; undefined beyond its ends. */
export function placeOf(at_ms: number, { from_ms, to_ms }: Axis): number | undefined {
  const place = ((at_ms - from_ms) / (to_ms - from_ms)) * 100
  return place < 0 || place > 100 ? undefined : place
}

/** Where a span lies, as CSS; what sticks out is cut off. */
export function boxOf({ from_at, to_at }: Span, axis: Axis): { left: string; width: string } {
  const clip = (at: string) => Math.min(Math.max(Date.parse(at), axis.from_ms), axis.to_ms)
  const percent = (ms: number) => `${Number(((ms / (axis.to_ms - axis.from_ms)) * 100).toFixed(3))}%`
  return { left: percent(clip(from_at) - axis.from_ms), width: percent(clip(to_at) - clip(from_at)) }
}

/** The way to a visit: so many minutes before it begins. */
export function wayTo({ from_at, travel_before_min }: { from_at: string; travel_before_min: number }): Span {
  return { from_at: new Date(Date.parse(from_at) - travel_before_min * 60_000).toISOString(), to_at: from_at }
}
