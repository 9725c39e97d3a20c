import type { Row, Visit } from '../model'
import { clockLabel, stretchOf, type Axis } from './axis'
import { standingOf, type Standing } from './filtering'

/** A visit with its place on the axis, in per cent. */
export interface DrawnVisit {
  visit: Visit
  from_ms: number
  to_ms: number
  left: number
  width: number
  from: string
  to: string
  standing: Standing
  /** Where it will be, when that is no longer where it was planned. */
  expected: { left: number; width: number; label: string } | undefined
}

export interface DrawnRow {
  visits: DrawnVisit[]
  shift: { left: number; width: number }[]
  breaks: { left: number; width: number }[]
  ways: { left: number; width: number }[]
  windows: { left: number; width: number; late: boolean }[]
  late: number
}

/** A plan that is off by less is as good as kept. */
const DRIFT_MS = 5 * 60_000

function drawnVisit(visit: Visit, axis: Axis): DrawnVisit {
  const [from_ms, to_ms] = [Date.parse(visit.from_at), Date.parse(visit.to_at)]
  return {
    visit, from_ms, to_ms, ...stretchOf(from_ms, to_ms, axis), from: clockLabel(from_ms), to: clockLabel(to_ms),
    standing: standingOf(visit), expected: expectedOf(visit, from_ms, to_ms, axis),
  }
}

function expectedOf(visit: Visit, from_ms: number, to_ms: number, axis: Axis): DrawnVisit['expected'] {
  const [begins_ms, ends_ms] = [Date.parse(visit.expected_from_at), Date.parse(visit.expected_to_at)]
  if (Math.max(Math.abs(begins_ms - from_ms), Math.abs(ends_ms - to_ms)) < DRIFT_MS) return undefined
  return { ...stretchOf(begins_ms, ends_ms, axis), label: `${clockLabel(begins_ms)}–${clockLabel(ends_ms)}` }
}

/** Promised windows, each once: several visits often share one. */
function windowsOf(visits: DrawnVisit[], axis: Axis): DrawnRow['windows'] {
  const windows = new Map<string, DrawnRow['windows'][number]>()
  for (const { visit: { promised, late_risk } } of visits) {
    if (!promised) continue
    const key = promised.from_at + promised.to_at
    const known = windows.get(key)
    const [from_ms, to_ms] = [Date.parse(promised.from_at), Date.parse(promised.to_at)]
    windows.set(key, { ...stretchOf(from_ms, to_ms, axis), late: late_risk || (known?.late ?? false) })
  }
  return [...windows.values()]
}

const known = new WeakMap<Row, { axis: Axis; drawn: DrawnRow }>()

/** What there is to draw of a row; worked out once for each row and axis. */
export function drawnRow(row: Row, axis: Axis): DrawnRow {
  const kept = known.get(row)
  if (kept?.axis === axis) return kept.drawn
  const stretches = (spans: { from_at: string; to_at: string }[]) =>
    spans.map(({ from_at, to_at }) => stretchOf(Date.parse(from_at), Date.parse(to_at), axis))
  const visits = row.visits.map((visit) => drawnVisit(visit, axis))
  const drawn: DrawnRow = {
    visits,
    shift: stretches(row.shift),
    breaks: stretches(row.breaks),
    ways: visits.filter(({ visit }) => visit.travel_before_min > 0).map(({ visit, from_ms }) =>
      stretchOf(from_ms - visit.travel_before_min * 60_000, from_ms, axis)),
    windows: windowsOf(visits, axis),
    late: row.visits.filter(({ late_risk }) => late_risk).length,
  }
  known.set(row, { axis, drawn })
  return drawn
}
