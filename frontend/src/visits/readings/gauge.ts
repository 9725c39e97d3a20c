import { levelOf, type Level } from '../judging'
import type { Limits3 } from '../model'

type Bounds = Pick<Limits3, 'low' | 'low_aim' | 'high_aim' | 'high'>

/** A stretch of the gauge, in percent of its length. */
export interface Stretch {
  level: Level
  from: number
  size: number
}

export interface Gauge {
  stretches: Stretch[]
  /** The limits that are written below, left to right. */
  marks: { value: number; at: number }[]
  /** Where a reading stands; one beyond either end stands at that end. */
  at: (value: number) => number
}

/** Nearer than this, in percent, numbers below the gauge would overlap. */
const NEAREST = 6.5

/** Reaches a quarter beyond the outermost limits; with a single limit, half of it to both sides. */
function reach(limits: number[]): [number, number] {
  const [least, most] = [Math.min(...limits), Math.max(...limits)]
  const beyond = most > least ? (most - least) / 4 : Math.max(Math.abs(most) / 2, 1)
  return [least - beyond, most + beyond]
}

/** How a number's limits are drawn; undefined where nothing is asked. */
export function gaugeOf(bounds: Bounds): Gauge | undefined {
  const hard = [bounds.low, bounds.high].filter((value) => value !== null)
  const aims = [bounds.low_aim, bounds.high_aim].filter((value) => value !== null)
  const limits = [...new Set([...hard, ...aims])].sort((one, other) => one - other)
  if (!limits.length) return undefined
  const [least, most] = reach(limits)
  const at = (value: number) => (100 * (Math.min(most, Math.max(least, value)) - least)) / (most - least)
  const edges = [least, ...limits, most]
  const stretches = limits.concat(most).map((end, place): Stretch => {
    const begin = edges[place] ?? least
    return { level: levelAmid(bounds, (begin + end) / 2), from: at(begin), size: at(end) - at(begin) }
  })
  const told = [...new Set([...hard, ...aims])].reduce<number[]>((kept, value) =>
    (kept.some((other) => Math.abs(at(other) - at(value)) < NEAREST) ? kept : [...kept, value]), [])
  return { stretches, at, marks: told.sort((one, other) => one - other).map((value) => ({ value, at: at(value) })) }
}

const levelAmid = (bounds: Bounds, value: number): Level =>
  levelOf({ ...bounds, input: '', unit: '', clauses: [] }, value)
