import { describe, expect, it } from 'vitest'
import { bodyOf, DESK_VERBS, deskVerb, isDeskVerb, lacking, VERB_ORDER } from './deskVerbs'

const suspended = deskVerb('order.suspended')

describe('what a verb asks for', () => {
  it('must be there, blanks don’t count', () => {
    const values = { type: 'no_resources', reason: '   ', next_step: '请资源室核查端口' }
    expect(lacking(suspended, values)).toEqual(['reason', 'expected_on'])
  })

  it('may be left out where it is optional', () => {
    expect(lacking(deskVerb('order.closed'), {})).toEqual([])
  })

  it('depends on who asked, where each side has its own causes', () => {
    const cancelled = deskVerb('order.cancelled')
    expect(lacking(cancelled, {})).toEqual(['asked_by', 'cause'])
    expect(lacking(cancelled, { asked_by: 'us', cause: 'price' })).toEqual(['cause'])
    expect(lacking(cancelled, { asked_by: 'customer', cause: 'price' })).toEqual([])
  })

  it('becomes a body without blanks and without fields of another verb', () => {
    const values = { outcome: 'no_answer', purpose: 'booking', note: ' ', reason: '别的动作的原因' }
    expect(bodyOf(deskVerb('call.made'), values)).toEqual({ purpose: 'booking', outcome: 'no_answer' })
  })
})

it('every verb of the desk has its place among the buttons', () => {
  expect(Object.keys(DESK_VERBS).filter((verb) => !VERB_ORDER.some((each) => each === verb))).toEqual([])
})

it('a step of the visit is none of the desk’s', () => {
  expect(isDeskVerb('visit.arrived')).toBe(false)
  expect(isDeskVerb('toString')).toBe(false)
})
