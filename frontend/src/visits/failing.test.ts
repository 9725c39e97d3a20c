import { describe, expect, it } from 'vitest'
import { closedBeside, emptyFailure, failedBody, missingIn, suspendedBody } from './failing'
import { event, ORDER } from './fixtures'

const PHOTO = [{ slot: 'no-access', sha256: 'a'.repeat(64), media_type: 'image/jpeg', taken_at: '2026-03-02T01:00:00Z' }]
const NOT_HOME = { ...emptyFailure(), outcome: 'not_home', next: 'rebook', words: ' 周三上午 ' }

describe('a visit that can’t go on', () => {
  it('says why, what follows and in what words; a card only when one was left', () => {
    expect(failedBody(NOT_HOME, [])).toEqual({ outcome: 'not_home', next: 'rebook', next_step: '周三上午' })
    expect(failedBody({ ...NOT_HOME, card: true }, PHOTO)).toMatchObject({ card_left: true, evidence: PHOTO })
  })

  it('that is suspended says its type, until when, and is shown', () => {
    const held = { ...NOT_HOME, next: 'suspend' }
    expect(missingIn(held, 0)).toEqual(['type', 'until', 'photo'])
    const full = { ...held, type: 'no_resources', expected_on: '2026-03-09' }
    expect(missingIn(full, 1)).toEqual([])
    expect(suspendedBody(full, '现场不具备条件', PHOTO)).toEqual({
      type: 'no_resources', reason: '现场不具备条件', next_step: '周三上午', expected_on: '2026-03-09', evidence: PHOTO,
    })
  })

  it('asks for the reason, what follows and the words first', () => {
    expect(missingIn(emptyFailure(), 0)).toEqual(['reason', 'next', 'words'])
    expect(missingIn(NOT_HOME, 0)).toEqual([])
  })

  it('is closed by the clause until somebody called from the spot', () => {
    const words = { zh: 'x', en: 'x' }
    const gate = {
      clause: 'work.called-before-failed', source: 'WORK-2', title: words, mend: words,
      when: { outcome: { in: ['not_home'] } }, needs: { kinds: ['call.made'], when: {} },
      since: { kinds: ['visit.arrived'], when: {} }, correlate: [],
    }
    const order = { ...ORDER, gates: [{ kind: 'visit.failed', gates: [gate] }] }
    const log = [event('call.made'), event('visit.arrived')]
    expect(closedBeside(order, 'visit.failed', { outcome: 'not_home' }, log)).toHaveLength(1)
    expect(closedBeside(order, 'visit.failed', { outcome: 'not_ready' }, log)).toEqual([])
    expect(closedBeside(order, 'visit.failed', { outcome: 'not_home' }, [...log, event('call.made')])).toEqual([])
    expect(closedBeside(order, 'order.suspended', {}, log)).toEqual([])
  })
})
