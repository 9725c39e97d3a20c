import { describe, expect, it } from 'vitest'
import { byPerson, changeOf, filtered, type Only } from './changes'
import type { Change } from './model'

const LI = { staff_no: 'ZW1001', name: '李强' }
const ZHAO = { staff_no: 'ZW1002', name: '赵磊' }
const seat = (who: typeof LI, from: string) =>
  ({ ...who, from_at: `2026-03-02T${from}:00+08:00`, to_at: '2026-03-02T18:00:00+08:00' })
const change = (number: string, before: Change['before'], after: Change['after']): Change =>
  ({ number, kind: 'moved', before, after, told: ['technician'], breaks: after ? [] : ['promise'] })

const CHANGES = [
  change('GD1', null, seat(LI, '14:00')),
  change('GD2', seat(ZHAO, '10:00'), seat(LI, '09:00')),
  change('GD3', seat(ZHAO, '11:00'), seat(ZHAO, '12:00')),
  change('GD4', seat(ZHAO, '15:00'), null),
]

it('tells what a plan does with an order', () => {
  expect(CHANGES.map(changeOf)).toEqual(['added', 'moved', 'retimed', 'removed'])
})

describe('the changes by technician', () => {
  const people = byPerson(CHANGES)

  it('stand with whoever goes, else with who went, in the order of the day', () => {
    expect(people.map(({ name, changes }) => [name, changes.map(({ number }) => number)]))
      .toEqual([['赵磊', ['GD3', 'GD4']], ['李强', ['GD2', 'GD1']]])
  })

  it('count what each gets and gives', () => {
    expect(people.map(({ gains, losses, retimes }) => [gains, losses, retimes])).toEqual([[0, 2, 1], [2, 0, 0]])
  })
})

it.each<[Only, string, string[]]>([
  ['all', '', ['GD1', 'GD2', 'GD3', 'GD4']],
  ['moved', '', ['GD2']],
  ['breaking', '', ['GD4']],
  ['all', '李强', ['GD1', 'GD2']],
  ['removed', 'gd1', []],
])('shows %s changes with “%s”', (only, text, expected) => {
  expect(filtered(CHANGES, only, text).map(({ number }) => number)).toEqual(expected)
})
