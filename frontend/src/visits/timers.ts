import { holds } from './conditions'
import type { Body, DayBundle, FieldTimer, LogEvent, Selection } from './model'
import { ALWAYS, closeAfter, later, type Stretch } from './workClock'

/**
 * Clauses' clocks, reckoned from the log: the phone's twin of doorstep/standards/relations.py, held to the same
 * cases (doorstep/visits/tests/timer_cases.json). Nothing is kept: what ran while the app was closed runs on.
 */
export interface Open {
  timer: FieldTimer
  /** What set it going. */
  start: LogEvent
  /** Undefined while it stands still, or where there is no end. */
  due_ms: number | undefined
  /** Not before this instant. */
  earliest_ms: number | undefined
}

export interface Running extends Open {
  late: boolean
  /** Its end is near. */
  soon: boolean
}

type Hours = DayBundle['hours']

const at = ({ occurred_at }: LogEvent): number => Date.parse(occurred_at)

const readField = (body: Body, path: string): unknown =>
  path.split('.').reduce<unknown>((found, part) => (found as Body | undefined)?.[part], body)

function stretches(hours: Hours, calendar: string): Stretch[] {
  if (calendar === 'wall') return ALWAYS
  const known = hours.find((each) => each.calendar === calendar)?.spans ?? []
  return known.map(({ from_at, to_at }) => [Date.parse(from_at), Date.parse(to_at)])
}

/** The clocks that wait for their answer, whatever the time: they change with the log only. */
export function openTimers(timers: FieldTimer[], log: LogEvent[], hours: Hours, order: Body): Open[] {
  const sorted = log.map((event, seq) => ({ event, seq }))
    .sort((one, other) => at(one.event) - at(other.event) || one.seq - other.seq)
    .map(({ event }) => event)
  return timers.flatMap((timer) => runsOf(new View(timer, sorted, stretches(hours, timer.calendar), order)))
}

/** How a clock stands at `now_ms`. */
export function standing(open: Open, now_ms: number): Running {
  const { timer, due_ms } = open
  const late = due_ms !== undefined && now_ms > due_ms
  const soon = due_ms !== undefined && !late && due_ms - now_ms <= timer.warn_before_s * 1000
  return { ...open, late, soon }
}

/** A log under one timer. */
class View {
  readonly starts: number[]
  readonly stops: number[]
  readonly cancels: number[]
  readonly pauses: Stretch[]

  constructor(readonly timer: FieldTimer, readonly log: LogEvent[], readonly hours: Stretch[], readonly order: Body) {
    this.starts = this.picked(timer.start)
    this.stops = this.picked(timer.stop)
    this.cancels = timer.cancel ? this.picked(timer.cancel) : []
    this.pauses = timer.pauses.flatMap(({ start, stop }) => this.spans(this.picked(start), this.picked(stop)))
  }

  event(place: number): LogEvent {
    const found = this.log[place]
    if (!found) throw new Error(`no event at ${place}`)
    return found
  }

  private picked({ kinds, when }: Selection): number[] {
    return this.log.flatMap(({ kind, body }, place) =>
      ((kinds.includes(kind) || kinds.includes('*')) && holds(when, body, this.order) ? [place] : []))
  }

  private spans(starts: number[], stops: number[]): Stretch[] {
    const found: Stretch[] = []
    let since: number | undefined
    for (const place of [...new Set([...starts, ...stops])].sort((one, other) => one - other)) {
      if (since === undefined) {
        if (starts.includes(place)) since = at(this.event(place))
      } else if (stops.includes(place)) {
        found.push([since, at(this.event(place))])
        since = undefined
      }
    }
    return since === undefined ? found : [...found, [since, Infinity]]
  }

  /** From the event itself, or from the instant that it names. */
  base(start: LogEvent): number | undefined {
    if (!this.timer.from_field) return at(start)
    const said = readField(start.body, this.timer.from_field)
    return typeof said === 'string' ? Date.parse(said) : undefined
  }

  correlated(one: LogEvent, other: LogEvent): boolean {
    return this.timer.correlate.every((name) => {
      const value = readField(one.body, name)
      return value !== undefined && value === readField(other.body, name)
    })
  }
}

function runsOf(view: View): Open[] {
  const { timer, starts, log } = view
  return starts.flatMap((start, nth) => {
    const following = starts[nth + 1]
    const last = timer.waits === 'alternate' && following !== undefined
      ? following
      : timer.waits === 'chain' ? Math.min(start + 1, log.length - 1) : log.length - 1
    const ended = timer.waits === 'alternate' ? following !== undefined : timer.waits === 'chain' && last > start
    const run = waits(view, start, last)
    return run && !ended ? [run] : []
  })
}

/** How one start stands; undefined once it is answered, called off, or asks nothing. */
function waits(view: View, place: number, last: number): Open | undefined {
  const { timer } = view
  const start = view.event(place)
  const base = view.base(start)
  if (base === undefined) return undefined
  const due_ms = end(view, base)
  if (timer.unless_past && due_ms !== undefined && due_ms < at(start)) return undefined
  const earliest_ms = timer.min_s === null ? undefined : later(base, timer.min_s * 1000, view.hours, view.pauses)
  // Called off after its end it is broken for good: nobody can mend it on the phone.
  if (view.cancels.some((cancel) => cancel > place && cancel <= last)) return undefined
  const answered = view.stops.some((stop) => {
    const event = view.event(stop)
    return stop > place && stop <= last && (earliest_ms === undefined || at(event) >= earliest_ms)
      && view.correlated(start, event)
  })
  return answered ? undefined : { timer, start, due_ms, earliest_ms }
}

function end({ timer, hours, pauses }: View, base: number): number | undefined {
  if (timer.max_days !== null) return closeAfter(base, timer.max_days, hours)
  return timer.max_s === null ? undefined : later(base, timer.max_s * 1000, hours, pauses)
}

/** The most pressing first: late ones, then by their ends; what has no end last. */
export const byUrgency = (one: Open, other: Open): number =>
  (one.due_ms ?? Infinity) - (other.due_ms ?? Infinity)

/** Names one run of a timer, so that it alarms once. */
export const runKey = ({ timer, start }: Running): string => `${timer.clause}/${start.id}`
