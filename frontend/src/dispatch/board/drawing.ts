import type { Row, Span, Visit } from '../model'
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

/** Grounds and lines are paths of a drawing 100 wide and 44 high. */
export interface DrawnRow {
  visits: DrawnVisit[]
  shift: string
  ways: string
  windows: string
  windowsMissed: string
  breaks: { left: number; width: number }[]
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
  if (standingOf(visit) === 'over') return undefined
  const [begins_ms, ends_ms] = [Date.parse(visit.expected_from_at), Date.parse(visit.expected_to_at)]
  if (Math.max(Math.abs(begins_ms - from_ms), Math.abs(ends_ms - to_ms)) < DRIFT_MS) return undefined
  return { ...stretchOf(begins_ms, ends_ms, axis), label: `${clockLabel(begins_ms)}–${clockLabel(ends_ms)}` }
}

interface Stretch {
  left: number
  width: number
}

/** Promised windows, each once: several visits often share one. */
function windowsOf(visits: DrawnVisit[], axis: Axis, missed: boolean): Stretch[] {
  const windows = new Map<string, { stretch: Stretch; missed: boolean }>()
  for (const { visit: { promised, late_risk } } of visits) {
    if (!promised) continue
    const key = promised.from_at + promised.to_at
    const stretch = stretchOf(Date.parse(promised.from_at), Date.parse(promised.to_at), axis)
    windows.set(key, { stretch, missed: late_risk || (windows.get(key)?.missed ?? false) })
  }
  return [...windows.values()].filter((each) => each.missed === missed).map(({ stretch }) => stretch)
}

const wayTo = ({ visit, from_ms }: DrawnVisit, axis: Axis): Stretch =>
  stretchOf(from_ms - visit.travel_before_min * 60_000, from_ms, axis)

const ground = (stretches: Stretch[]): string => stretches.map(({ left, width }) => `M${left} 0h${width}v44h-${width}z`).join('')

/** Bars two pixels high, as areas: dashed or scaled strokes take several times as long to draw. */
const barsAt = (y: number, stretches: Stretch[], gap = 0): string => stretches.map(({ left, width }) => {
  const length = Math.max(width - 2 * gap, 0.1)
  return `M${left + gap} ${y}h${length}v2h-${length}z`
}).join('')

const known = new WeakMap<Row, { axis: Axis; drawn: DrawnRow }>()

/** What there is to draw of a row; worked out once for each row and axis. */
export function drawnRow(row: Row, axis: Axis): DrawnRow {
  const kept = known.get(row)
  if (kept?.axis === axis) return kept.drawn
  const drawn = draw(row, axis)
  known.set(row, { axis, drawn })
  return drawn
}

function draw(row: Row, axis: Axis): DrawnRow {
  const stretches = (spans: Span[]) =>
    spans.map(({ from_at, to_at }) => stretchOf(Date.parse(from_at), Date.parse(to_at), axis))
  const visits = row.visits.map((visit) => drawnVisit(visit, axis))
  const travelled = visits.filter(({ visit }) => visit.travel_before_min > 0)
  return {
    visits,
    shift: ground(stretches(row.shift)),
    ways: barsAt(20, travelled.map((each) => wayTo(each, axis))),
    windows: barsAt(41, windowsOf(visits, axis, false), 0.25),
    windowsMissed: barsAt(41, windowsOf(visits, axis, true), 0.25),
    breaks: stretches(row.breaks),
    late: row.visits.filter(({ late_risk }) => late_risk).length,
  }
}
