import { describe, expect, it } from 'vitest'
import { event, verdict } from '../testing'
import { correctionsOf, decidedBy, litBy, toggled } from './linking'

const CALL = verdict('touch.first-call', { witnesses: ['e1', 'e2'] })
const PLAN = verdict('touch.plan-agreed', { outcome: 'violated', witnesses: ['e5'] })
const SHOES = verdict('door.shoe-covers', { witnesses: ['e2', 'e2'] })
const CLAUSES = [CALL, PLAN, SHOES]

describe('selecting', () => {
  it('a clause lights the events that decide it', () => {
    const lit = litBy({ kind: 'clause', id: 'touch.first-call' }, CLAUSES)
    expect([[...lit.events], [...lit.clauses]]).toEqual([['e1', 'e2'], ['touch.first-call']])
  })

  it('an event lights the clauses that it decides', () => {
    const lit = litBy({ kind: 'event', id: 'e2' }, CLAUSES)
    expect([[...lit.events], [...lit.clauses]]).toEqual([['e2'], ['touch.first-call', 'door.shoe-covers']])
  })

  it('an event that decides nothing lights itself', () => {
    expect([...litBy({ kind: 'event', id: 'e9' }, CLAUSES).events]).toEqual(['e9'])
  })

  it('nothing, or a clause that no longer applies, lights nothing', () => {
    expect(litBy(undefined, CLAUSES).events.size).toBe(0)
    expect(litBy({ kind: 'clause', id: 'work.gone' }, CLAUSES).clauses.size).toBe(0)
  })

  it('the same thing again lets go; another one, or a namesake on the other side, is taken', () => {
    const chosen = { kind: 'event', id: 'e1' } as const
    expect(toggled(chosen, { kind: 'event', id: 'e1' })).toBeUndefined()
    expect(toggled(chosen, { kind: 'event', id: 'e2' })).toEqual({ kind: 'event', id: 'e2' })
    expect(toggled(chosen, { kind: 'clause', id: 'e1' })).toEqual({ kind: 'clause', id: 'e1' })
  })
})

it('a clause counts once for an event, even if the event proves it twice', () => {
  expect(decidedBy(CLAUSES)).toEqual(new Map([['e1', 1], ['e2', 2], ['e5', 1]]))
})

it('a corrected event knows by which number', () => {
  expect(correctionsOf([event('e1'), event('e2', { corrects: 'e1' })])).toEqual(new Map([['e1', 2]]))
})
