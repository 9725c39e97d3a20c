import { describe, expect, it } from 'vitest'
import { clause } from '../testing'
import { fitting, keptPercent, unjudged } from './filtering'

const CALL = clause({ id: 'touch.first-call', sources: ['TOUCH-1'], control: 'clock', title: { zh: '接单后尽快联系客户', en: 'Call' } })
const CLOTH = clause({ id: 'touch.clean-cloth', sources: ['TOUCH-2', 'CITY-9'], control: 'check', status: 'planned', title: { zh: '抹布', en: 'Cloth' } })
const found = (some: Partial<{ control: string; status: string; q: string }>) =>
  fitting([CALL, CLOTH], { control: '', status: '', q: '', ...some }).map(({ id }) => id)

describe('clauses', () => {
  it.each([
    [{}, ['touch.first-call', 'touch.clean-cloth']],
    [{ q: '联系' }, ['touch.first-call']],
    [{ q: 'city-9' }, ['touch.clean-cloth']],
    [{ q: 'touch cloth' }, ['touch.clean-cloth']],
    [{ control: 'clock' }, ['touch.first-call']],
    [{ status: 'planned' }, ['touch.clean-cloth']],
    [{ status: 'planned', q: '联系' }, []],
  ])('that fit %j are %j', (filters, ids) => {
    expect(found(filters)).toEqual(ids)
  })

  it('that have no figures say why', () => {
    expect(unjudged(CLOTH)).toBe('planned')
    expect(unjudged({ status: 'enforced', control: 'skill' })).toBe('carried')
    expect(unjudged(CALL)).toBe('never')
  })
})

it('one broken order of a thousand is no hundred percent', () => {
  expect(keptPercent({ satisfied: 999, violated: 1 })).toBe(99)
  expect(keptPercent({ satisfied: 0, violated: 0 })).toBeUndefined()
})
