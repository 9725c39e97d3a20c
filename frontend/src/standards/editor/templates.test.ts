import { describe, expect, it } from 'vitest'
import { freeId, takes, templatesOf, withTemplate } from './templates'

const CLAUSE = {
  id: 'a.b', control: 'clock', template: 'response', activation: { event: 'a' }, target: { event: 'b' },
  within: { max: 'PT1H' }, cancel: { event: 'c' }, severity: 'major',
}

describe('another template', () => {
  it('drops what it doesn’t take', () => {
    expect(withTemplate(CLAUSE, 'absence')).toEqual({
      id: 'a.b', control: 'clock', template: 'absence', activation: { event: 'a' }, severity: 'major',
    })
  })

  it('keeps what it takes and has what it needs', () => {
    const after = withTemplate(CLAUSE, 'absence_between')
    expect(after).toMatchObject({ target: { event: 'b' }, until: { event: 'order.closed' } })
    expect(after).not.toHaveProperty('within')
    expect(after).not.toHaveProperty('at_most')
  })

  it('counts with a key, a period and a bound', () => {
    expect(withTemplate(CLAUSE, 'count_per')).toMatchObject({ per: { field: 'actor' }, period: 'month', at_most: 1 })
    expect(withTemplate(CLAUSE, 'count_per')).not.toHaveProperty('target')
  })

  it('is none: the rule is gone', () => {
    expect(withTemplate(CLAUSE, '')).toEqual({ id: 'a.b', control: 'clock', severity: 'major' })
  })
})

it('a gate holds only what one event can break', () => {
  expect(templatesOf('gate')).not.toContain('response')
  expect(templatesOf('clock')).toContain('response')
  expect(takes('precedence', 'since')).toBe(true)
})

it('a copy gets an id of its own', () => {
  expect(freeId('touch.call', ['touch.call', 'touch.call-2'])).toBe('touch.call-3')
  expect(freeId('touch.call-2', ['touch.call', 'touch.call-2'])).toBe('touch.call-3')
})
