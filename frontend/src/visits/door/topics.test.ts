import { describe, expect, it } from 'vitest'
import { attemptIds } from './attempts'
import type { DoorStep, DoorView } from './model'
import { nextLook } from './pace'
import { allows, phaseOf, topicOf } from './topics'

const offer = { slot: 'HF:2026-03-02:1000-1200', from_at: '', to_at: '', left: 1, offered: true, reason: null, wished: false, held_until: null }

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

describe('what has to be put right', () => {
  const signed = { result: 'dissatisfied', signed_at: '', comment: '' }
  const later = view('work', { state: 'rework', can_sign: true, acceptance: { ...signed, rework: 'later' } })

  it('is booked when it shall be done at another time, unless they stay with it after all', () => {
    expect(topicOf(later, undefined)).toBe('rework')
    expect(topicOf(later, 'stay')).toBe('work')
    expect(topicOf(later, 'sign')).toBe('sign')
  })

  it('is not booked when it is done at once, or when it waits to be signed', () => {
    const now = { ...later, acceptance: { ...signed, rework: 'now' as const } }
    expect(topicOf(now, undefined)).toBe('work')
    expect(topicOf({ ...later, step: 'sign' }, undefined)).toBe('sign')
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
  const storage = () => {
    const kept = new Map<string, string>()
    const setItem = (key: string, value: string) => void kept.set(key, value)
    return { kept, getItem: (key: string) => kept.get(key) ?? null, setItem }
  }

  it('goes under the same id until it is done', () => {
    const ids = attemptIds('token', storage())
    const first = ids.of('agree 1')
    expect(ids.of('agree 1')).toBe(first)
    expect(ids.of('agree 2')).not.toBe(first)
    ids.done('agree 1')
    expect(ids.of('agree 1')).not.toBe(first)
  })

  it('outlives a reload of the page, for this link alone', () => {
    const tab = storage()
    const first = attemptIds('token', tab).of('complain 太慢')
    expect(attemptIds('token', tab).of('complain 太慢')).toBe(first)
    expect(attemptIds('another', tab).of('complain 太慢')).not.toBe(first)
    expect([...tab.kept].join()).not.toContain('太慢')
  })

  it('goes on where a tab may keep nothing', () => {
    const refuse = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    const full = { getItem: () => '{not json', setItem: refuse }
    const ids = attemptIds('token', full)
    expect(ids.of('agree 1')).toBe(ids.of('agree 1'))
  })
})

describe('how often the page asks', () => {
  it('goes by what it waits for, and slows down while nobody answers', () => {
    expect(nextLook('work', 0)).toBeLessThan(nextLook('wait', 0))
    expect(nextLook('wait', 0)).toBeLessThan(nextLook('done', 0))
    expect(nextLook('work', 3)).toBe(8 * nextLook('work', 0))
    expect(nextLook('work', 40)).toBe(nextLook('cancelled', 40))
    expect(nextLook(undefined, 0)).toBeGreaterThan(0)
  })
})
