import { describe, expect, it } from 'vitest'
import type { Body, DayBundle, FieldTimer, LogEvent } from './model'
import { byUrgency, openTimers, standing } from './timers'

interface Case {
  what: string
  timer: FieldTimer
  log: [kind: string, minute: number, body?: Body][]
  now: number
  runs: { start: number; due: number | null; late: boolean; earliest?: number }[]
}

/** The server's tests run the same file against its evaluator. Minute 0 is Monday 2026-03-02 09:00 in Shanghai. */
interface Shared {
  hours: { calendar: string; spans: [number, number][] }[]
  cases: Case[]
}

const files = import.meta.glob<Shared>('../../../doorstep/visits/tests/timer_cases.json', { eager: true, import: 'default' })
const [shared] = Object.values(files)
if (!shared) throw new Error('doorstep/visits/tests/timer_cases.json is not there')

const START = Date.parse('2026-03-02T01:00:00Z')
const minute = (at: number): string => new Date(START + at * 60_000).toISOString()
const minuteOf = (ms: number | undefined): number | null => (ms === undefined ? null : (ms - START) / 60_000)
const instant = (value: unknown): unknown =>
  (typeof value === 'string' && value.startsWith('@') ? minute(Number(value.slice(1))) : value)

const hours: DayBundle['hours'] = shared.hours.map(({ calendar, spans }) => ({
  calendar, spans: spans.map(([from, to]) => ({ from_at: minute(from), to_at: minute(to) })),
}))

const logOf = ({ log }: Case): LogEvent[] => log.map(([kind, at, body = {}], id) => ({
  id: String(id), kind, occurred_at: minute(at),
  body: Object.fromEntries(Object.entries(body).map(([name, value]) => [name, instant(value)])),
}))

const standingAt = (now_ms: number, timer: Case['timer'], log: LogEvent[]) =>
  openTimers([timer], log, hours, {}).map((open) => standing(open, now_ms))

describe('a clock on the phone stands where the server says it stands', () => {
  it.each(shared.cases)('$what', (each) => {
    const found = standingAt(Date.parse(minute(each.now)), each.timer, logOf(each))
    expect(found.map(({ start, due_ms, earliest_ms, late }) => ({
      start: Number(start.id), due: minuteOf(due_ms), late,
      ...(earliest_ms === undefined ? {} : { earliest: minuteOf(earliest_ms) }),
    }))).toEqual(each.runs)
  })
})

const SIMPLE = shared.cases[1]
if (!SIMPLE) throw new Error('the cases have no second')

describe('a clock', () => {
  const at = (now: number, log = logOf(SIMPLE)) =>
    standingAt(Date.parse(minute(now)), { ...SIMPLE.timer, warn_before_s: 300 }, log)

  it('turns urgent before its end, and late after it', () => {
    expect(at(24.9)[0]).toMatchObject({ soon: false, late: false })
    expect(at(25)[0]).toMatchObject({ soon: true, late: false })
    expect(at(30)[0]).toMatchObject({ soon: true, late: false })
    expect(at(30.1)[0]).toMatchObject({ soon: false, late: true })
  })

  it('that has been late longest stands first', () => {
    const twice = [...logOf(SIMPLE), ...logOf(SIMPLE).slice(0, 1).map((first) => ({ ...first, id: 'later', occurred_at: minute(9) }))]
    expect(at(50, twice.toReversed()).sort(byUrgency).map(({ start }) => start.id)).toEqual(['0', 'later'])
  })

  it('beyond the hours that are known has no end to show', () => {
    const far = { ...SIMPLE.timer, calendar: 'service', max_s: 400 * 3600 }
    expect(standingAt(START, far, logOf(SIMPLE))[0]?.due_ms).toBeUndefined()
  })
})
