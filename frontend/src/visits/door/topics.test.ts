import { describe, expect, it } from 'vitest'
import { attemptIds } from './doorVerbs'
import type { DoorStep, DoorView } from './model'
import { allows, phaseOf, topicOf } from './topics'

const offer = { slot: 'HF:2026-03-02:1000-1200', from_at: '', to_at: '', left: 1, offered: true, reason: null, wished: false }

const view = (step: DoorStep, more: Partial<DoorView> = {}): DoorView => ({
  step, state: 'on_site', offers: [], can_sign: false, can_rate: false, ...more,
} as DoorView)

describe('the page asks', () => {
  it('for what the order needs now', () => {
    const steps: DoorStep[] = ['book', 'wait', 'on_the_way', 'agree', 'work', 'sign', 'rate', 'done', 'suspended', 'cancelled']
    expect(steps.map((step) => topicOf(view(step), undefined))).toEqual(steps)
  })

  it('for another window only while one can be had and nobody is on the way', () => {
    expect(topicOf(view('wait', { offers: [offer] }), 'move')).toBe('move')
    expect(topicOf(view('wait', { offers: [{ ...offer, offered: false }] }), 'move')).toBe('wait')
    expect(topicOf(view('on_the_way', { offers: [offer] }), 'move')).toBe('on_the_way')
  })

  it('for a signature out of turn only once the rework may be done', () => {
    expect(allows(view('work', { can_sign: true }), 'sign')).toBe(false)
    expect(topicOf(view('work', { can_sign: true, state: 'rework' }), 'sign')).toBe('sign')
  })

  it('goes back to the order’s own step when a wish is no longer allowed', () => {
    expect(topicOf(view('done', { can_rate: true }), 'rate')).toBe('rate')
    expect(topicOf(view('done'), 'rate')).toBe('done')
  })
})

describe('the way of a visit', () => {
  it('has a place for each step, and none when it doesn’t go on', () => {
    expect(['wait', 'on_the_way', 'agree', 'sign', 'done'].map((step) => phaseOf(view(step as DoorStep))))
      .toEqual(['book', 'come', 'work', 'sign', 'rate'])
    expect(phaseOf(view('cancelled'))).toBeUndefined()
  })
})

describe('trying again', () => {
  it('goes under the same id until it is done', () => {
    const ids = attemptIds()
    const first = ids.of('agree 1')
    expect(ids.of('agree 1')).toBe(first)
    expect(ids.of('agree 2')).not.toBe(first)
    ids.done('agree 1')
    expect(ids.of('agree 1')).not.toBe(first)
  })
})
