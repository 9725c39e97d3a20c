import { describe, expect, it } from 'vitest'
import type { Row } from '../model'
import { filtered, sorted, standingOf, type Filters } from './filtering'
import { aRow, aVisit, span } from './fixtures'

const ftth = { code: 'ftth_install', title: { zh: '光纤装机', en: 'Fibre' }, level: 3 }
const li = aRow({
  staff_no: 'HF1001', name: '李强', skills: [ftth], load_min: 300, shift: [span('08:00', '18:00')],
  visits: [aVisit('GD101', '09:00', '10:00', { state: 'on_site' }), aVisit('GD102', '11:00', '12:00', { late_risk: true })],
})
const zhao = aRow({ staff_no: 'HF1002', name: '赵磊', load_min: 60, shift: [span('08:00', '18:00')], visits: [aVisit('GD201', '09:00', '10:00')] })
const zhou = aRow({ staff_no: 'HF1003', name: '周敏' })
const rows = [li, zhao, zhou]

const ask = (some: Partial<Filters>) => filtered(rows, { skill: '', state: '', late: '', find: '', ...some })
const names = (found: Row[]) => found.map(({ name }) => name)
const numbers = ({ rows: found, wanted }: ReturnType<typeof ask>) =>
  found.flatMap(({ visits }) => visits).filter((visit) => !wanted || wanted(visit)).map(({ number }) => number)

describe('filters', () => {
  it('show everything when none is set, as it came', () => {
    expect(ask({})).toEqual({ rows, wanted: undefined })
  })

  it('keep who has the skill, also those with an empty day', () => {
    expect(names(ask({ skill: 'ftth_install' }).rows)).toEqual(['李强'])
  })

  it('keep visits of a standing, and late ones, with whoever has them', () => {
    expect(numbers(ask({ state: 'working' }))).toEqual(['GD101'])
    expect(numbers(ask({ late: '1' }))).toEqual(['GD102'])
    expect(numbers(ask({ late: '1', state: 'working' }))).toEqual([])
  })

  it('find a technician with all his visits, or an order alone', () => {
    expect(numbers(ask({ find: '李' }))).toEqual(['GD101', 'GD102'])
    expect(names(ask({ find: 'hf1003' }).rows)).toEqual(['周敏'])
    expect(numbers(ask({ find: 'gd10' }))).toEqual(['GD101', 'GD102'])
    expect(numbers(ask({ find: 'GD102' }))).toEqual(['GD102'])
    expect(numbers(ask({ find: '李强', state: 'working' }))).toEqual(['GD101'])
  })
})

it('standings gather the states that dispatchers do not tell apart', () => {
  expect(['assigned', 'on_the_way', 'on_site', 'rework', 'replied', 'closed'].map((state) =>
    standingOf({ state: state as 'assigned' }))).toEqual(['ahead', 'moving', 'working', 'rework', 'over', 'over'])
})

describe('the order of rows', () => {
  it.each([['', '李强赵磊周敏'], ['late', '李强赵磊周敏'], ['load', '李强赵磊周敏'], ['free', '赵磊李强周敏']])('%s', (order, said) => {
    expect(names(sorted(rows, order)).join('')).toBe(said)
  })

  it('leaves those alike where they were', () => {
    expect(names(sorted([zhou, zhao, li], 'late'))).toEqual(['李强', '周敏', '赵磊'])
  })
})
