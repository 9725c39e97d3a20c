import { expect, it } from 'vitest'
import { aRow, at, aVisit } from './fixtures'
import { between, isMovable, NONE, toggled, within } from './selecting'

const rows = ['A', 'B', 'C'].map((staff_no) => aRow({
  staff_no, visits: [aVisit(`${staff_no}1`, '09:00', '10:00'), aVisit(`${staff_no}2`, '11:00', '12:00'), aVisit(`${staff_no}3`, '14:00', '15:00')],
}))

it('a visit is taken in and out', () => {
  const one = toggled(NONE, 'A1')
  expect([...one]).toEqual(['A1'])
  expect([...toggled(one, 'A1')]).toEqual([])
  expect(NONE.size).toBe(0)
})

it('a rectangle takes what it touches', () => {
  const band = { first: 0, last: 1, from_ms: at('09:59'), to_ms: at('11:30') }
  expect(within(rows, band)).toEqual(['A1', 'A2', 'B1', 'B2'])
  expect(within(rows, { ...band, from_ms: at('10:00'), to_ms: at('11:00') })).toEqual([])
})

it('a range is a stretch of one row, or the rectangle between two visits', () => {
  expect(between(rows, 'A3', 'A2')).toEqual(['A2', 'A3'])
  expect(between(rows, 'B2', 'A1')).toEqual(['A1', 'A2', 'B1', 'B2'])
  expect(between(rows, 'A1', 'A1')).toEqual(['A1'])
})

it('a range from a visit that is gone is the other alone', () => {
  expect(between(rows, 'gone', 'C2')).toEqual(['C2'])
})

it('only what has not begun can be moved', () => {
  expect(isMovable({ state: 'assigned' })).toBe(true)
  expect(isMovable({ state: 'on_site' })).toBe(false)
})
