import { describe, expect, it } from 'vitest'
import { event, ORDER, stepNamed, STEPS, sure } from './fixtures'
import { closedGates, mendingStep } from './gates'

const closed = (id: string, log: Parameters<typeof closedGates>[2], body = {}) =>
  closedGates(stepNamed(id), body, log, ORDER.order).map(({ clause }) => clause)

describe('a gate', () => {
  it('is closed until the event that it asks for', () => {
    expect(closed('lay', [event('plan.proposed')])).toEqual(['touch.plan-agreed'])
    expect(closed('lay', [event('plan.proposed'), event('plan.agreed')])).toEqual([])
  })

  it('closes again when what it asks for was overtaken: a new plan is agreed anew', () => {
    const log = [event('plan.proposed'), event('plan.agreed'), event('plan.proposed')]
    expect(closed('lay', log)).toEqual(['touch.plan-agreed'])
    expect(closed('lay', [...log, event('plan.agreed')])).toEqual([])
  })

  it('opens for an event that is both what it needs and what it counts from', () => {
    const gate = { ...sure(stepNamed('lay').gates[0]), needs: { kinds: ['a'], when: {} }, since: { kinds: ['a', 'b'], when: {} } }
    expect(closedGates({ ...stepNamed('lay'), gates: [gate] }, {}, [event('b'), event('a')], {})).toEqual([])
  })

  it('looks at the body of the event that it asks for', () => {
    const log = [event('optical.measured', { dbm: -29 })]
    expect(closed('accept', log, { result: 'satisfied' })).toEqual(['regime.light-first'])
    expect(closed('accept', [...log, event('optical.measured', { dbm: -20 })], { result: 'satisfied' })).toEqual([])
  })

  it('asks in one room for what was done in that room', () => {
    const gate = { ...sure(stepNamed('lay').gates[0]), needs: { kinds: ['room.mapped'], when: {} }, since: null, correlate: ['room'] }
    const finish = { ...stepNamed('lay'), gates: [gate] }
    const log = [event('room.mapped', { room: '801' })]
    expect(closedGates(finish, { room: '802' }, log, {})).toHaveLength(1)
    expect(closedGates(finish, { room: '801' }, log, {})).toEqual([])
  })

  it('does not hold a step whose body it is not about', () => {
    expect(closed('accept', [], { result: 'dissatisfied' })).toEqual([])
  })

  it('names the step that mends it', () => {
    const lay = stepNamed('lay')
    expect(mendingStep(sure(lay.gates[0]), lay, STEPS)?.id).toBe('agree')
  })
})
