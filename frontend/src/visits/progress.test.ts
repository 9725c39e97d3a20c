import { describe, expect, it } from 'vitest'
import { event, STEPS } from './fixtures'
import { currentStep, openRework, presentVisit, redoable, stagesOf, stateAfter, visitProgress } from './progress'

const standing = (log: Parameters<typeof visitProgress>[1]) =>
  Object.fromEntries(visitProgress(STEPS, log).map((each) => [each.step.id, each.standing]))

const ARRIVED = [event('call.made', { purpose: 'on_the_way', outcome: 'promised' }), event('visit.arrived')]

describe('a visit', () => {
  it('counts only the calls that are this step’s', () => {
    expect(standing([event('call.made', { purpose: 'booking' })]).call).toBe('open')
    expect(standing(ARRIVED).call).toBe('done')
  })

  it('remembers what is still owed of a step that is done', () => {
    expect(standing([event('cabling.done', { checks: ['regime.as-agreed'] })]).lay).toBe('gaps')
    const later = event('cabling.done', { evidence: [{ slot: 'route', sha256: 'a' }] })
    expect(standing([event('cabling.done', { checks: ['regime.as-agreed'] }), later]).lay).toBe('done')
  })

  it('goes on after the last step done, then back to what was left out', () => {
    const skipped = visitProgress(STEPS, [...ARRIVED, event('optical.measured', { dbm: -20 })])
    expect(currentStep(skipped)?.step.id).toBe('accept')
    const all = ['acceptance.signed', 'order.replied'].map((kind) => event(kind, { result: 'satisfied' }))
    expect(currentStep(visitProgress(STEPS, [...ARRIVED, ...all]))?.step.id).toBe('plan')
  })

  it('begins anew after a failed one', () => {
    const log = [...ARRIVED, event('visit.failed'), event('call.made', { purpose: 'on_the_way' })]
    expect(presentVisit(log)).toHaveLength(1)
    expect(standing(log).arrive).toBe('open')
  })

  it('keeps the stages in order of work', () => {
    expect(stagesOf(visitProgress(STEPS, [])).map(({ id }) => id)).toEqual(
      ['call', 'doorstep', 'plan', 'agree', 'lay', 'light', 'accept', 'reply'])
  })
})

describe('a dissatisfied customer', () => {
  const signed = event('acceptance.signed', { result: 'dissatisfied', comment: '线没贴牢' })

  it('leaves the acceptance open, with what has to be put right', () => {
    expect(standing([...ARRIVED, signed]).accept).toBe('open')
    expect(openRework([...ARRIVED, signed])?.body.comment).toBe('线没贴牢')
  })

  it('is answered by a satisfied signature', () => {
    const log = [...ARRIVED, signed, event('acceptance.signed', { result: 'satisfied' })]
    expect(openRework(log)).toBeUndefined()
    expect(standing(log).accept).toBe('done')
  })

  it('may have the work done again, not what they do themselves', () => {
    expect(redoable(visitProgress(STEPS, ARRIVED)).map(({ step }) => step.id)).toEqual(['plan', 'lay', 'light'])
  })
})

describe('put right at another time', () => {
  it('is another visit, which begins with its window', () => {
    const log = [event('window.promised'), ...ARRIVED, event('acceptance.signed', { result: 'dissatisfied' })]
    expect(presentVisit(log)).toEqual(log)
    const again = [...log, event('window.promised')]
    expect(presentVisit(again)).toEqual(again.slice(-1))
    expect(openRework(again)).toBeUndefined()
  })
})

describe('the state on the phone', () => {
  it('follows what was recorded and not yet sent', () => {
    expect(stateAfter('assigned', [event('visit.departed')])).toBe('on_the_way')
    expect(stateAfter('on_site', [event('acceptance.signed', { result: 'dissatisfied' })])).toBe('rework')
    expect(stateAfter('on_site', [event('site.cleaned')])).toBe('on_site')
  })
})
