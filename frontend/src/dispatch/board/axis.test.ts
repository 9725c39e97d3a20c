import { describe, expect, it } from 'vitest'
import type { Row, Span } from '../model'
import { axisOf, clockLabel, placeOf, snapped, stretchOf, timeAt } from './axis'
import { aRow, local, span } from './fixtures'

const day = '2026-03-02'
const board = (...shifts: Span[][]) => ({ day, technicians: shifts.map((shift): Row => aRow({ shift })) })

describe('the axis', () => {
  it('shows the usual hours when nobody is on duty', () => {
    const { from_ms, to_ms, hours } = axisOf(board())
    expect([from_ms, to_ms]).toEqual([Date.parse(local('08:00')), Date.parse(local('18:00'))])
    expect(hours.map(({ label }) => label)).toHaveLength(10)
    expect(hours[0]).toEqual({ label: '08:00', at: 0 })
  })

  it('widens to full hours for an early and a late shift', () => {
    const { from_ms, to_ms } = axisOf(board([span('06:30', '12:00'), span('19:00', '21:15')]))
    expect([from_ms, to_ms]).toEqual([Date.parse(local('06:00')), Date.parse(local('22:00'))])
  })

  it('does not stretch over midnight', () => {
    const night = { from_at: local('22:00'), to_at: local('06:00', '2026-03-03') }
    expect(axisOf(board([night])).to_ms).toBe(Date.parse(local('18:00')))
  })
})

describe('a place on the axis', () => {
  const axis = axisOf(board())
  const stretch = (from: string, to: string) => stretchOf(Date.parse(local(from)), Date.parse(local(to)), axis)

  it('is where its time is, and its time where it is', () => {
    expect(stretch('10:30', '13:00')).toEqual({ left: 25, width: 25 })
    expect(placeOf(Date.parse(local('13:00')), axis)).toBe(50)
    expect(timeAt(0.5, axis)).toBe(Date.parse(local('13:00')))
  })

  it('is cut at the ends, and nowhere beyond them', () => {
    expect(stretch('07:00', '09:00')).toEqual({ left: 0, width: 10 })
    expect(placeOf(Date.parse(local('07:59')), axis)).toBeUndefined()
  })

  it('snaps to the nearest step and is said as the clock in China shows it', () => {
    expect(clockLabel(snapped(Date.parse(local('10:07')), 5))).toBe('10:05')
    expect(clockLabel(snapped(Date.parse(local('10:08')), 5))).toBe('10:10')
    expect(clockLabel(Date.parse('2026-03-02T15:59:59Z'))).toBe('23:59')
  })
})
