import { describe, expect, it } from 'vitest'
import { callKey, heldSince, longestWait_s, newCall, openCalls, owedCallbacks, recordsOf } from './callDraft'
import type { LogEvent } from './model'

const NOW = Date.parse('2026-03-02T01:10:00Z')
let id = 0

const said = (kind: string, minute: number, body: LogEvent['body'] = {}): LogEvent => {
  id += 1
  return { id: String(id), kind, body, occurred_at: new Date(NOW + (minute - 10) * 60_000).toISOString() }
}

const ended = (outcome: string, note = '') => ({ ...newCall('delay'), call: 'c1', outcome, note })

describe('calls that nobody wrote down', () => {
  const kept = (number: string, dialled_at: string | null) => ({ key: callKey(number), value: { ...newCall('other'), dialled_at } })

  it('are those that were dialled, the latest first, whatever zone their times are told in', () => {
    expect(openCalls([
      kept('GD1', '2026-03-02T01:05:00Z'), kept('GD2', null), kept('GD3', '2026-03-02T09:10:00+08:00'),
    ]).map(({ number }) => number)).toEqual(['GD3', 'GD1'])
  })
})

describe('a call', () => {
  it('is one record with its purpose and end; an empty note is left out', () => {
    expect(recordsOf(ended('connected', '  '), [], NOW)).toEqual([
      { kind: 'call.made', body: { purpose: 'delay', outcome: 'connected' } },
    ])
  })

  it('says how long somebody waited on the line', () => {
    const log = [said('call.held', 1, { call: 'c1' }), said('call.resumed', 3, { call: 'c1' }), said('call.held', 9, { call: 'c1' })]
    expect(longestWait_s(log, 'c1', NOW)).toBe(120)
    expect(heldSince(log, 'c1')).toBe(log[2]?.occurred_at)
    expect(recordsOf(ended('connected'), log, NOW).map(({ kind }) => kind)).toEqual(['call.resumed', 'call.made'])
  })

  it('of another conversation waits for nobody', () => {
    expect(heldSince([said('call.held', 1, { call: 'c2' })], 'c1')).toBeUndefined()
    expect(longestWait_s([said('call.held', 1, { call: 'c2' })], 'c1', NOW)).toBe(0)
  })

  it('that took too long promises a call back, once', () => {
    const held = said('call.held', 5, { call: 'c1' })
    expect(recordsOf(ended('waited'), [held], NOW)).toEqual([
      { kind: 'call.made', body: { purpose: 'delay', outcome: 'waited', waited_s: 300 } },
      { kind: 'callback.promised', body: { call: 'c1', number_taken: true } },
    ])
    const promised = said('callback.promised', 8, { call: 'c1', number_taken: true })
    expect(recordsOf(ended('waited'), [held, promised], NOW).map(({ kind }) => kind)).toEqual(['call.made'])
  })

  it('makes good what was promised before, whether anybody answered or not', () => {
    const log = [said('callback.promised', 2, { call: 'c0', number_taken: true })]
    expect(owedCallbacks(log)).toEqual(['c0'])
    expect(recordsOf(ended('no_answer'), log, NOW)[0]).toEqual({ kind: 'callback.made', body: { call: 'c0', reached: false } })
    expect(owedCallbacks([...log, said('callback.made', 4, { call: 'c0', reached: true })])).toEqual([])
  })
})
