import { describe, expect, it } from 'vitest'
import type { Board, Row, Span } from '../model'
import { axisOf, boxOf, placeOf, wayTo } from './axis'

const local = (time: string, day = '2026-03-02') => `${day}T${time}:00+08:00`
const span = (from: string, to: string): Span => ({ from_at: local(from), to_at: local(to) })

const row = (shift: Span[]): Row =>
  ({ staff_no: 'ZW1001', name: '李强', unit: 'hf-east', skills: [], shift, certificates_lapsing: [], visits: [], load_min: 0 })
const board = (...rows: Row[]): Board => ({ day: '2026-03-02', technicians: rows, unassigned: [] })

describe('the axis', () => {
  it('shows the usual hours when nobody is on duty', () => {
    const { from_ms, to_ms, hours } = axisOf(board())
    expect([from_ms, to_ms]).toEqual([Date.parse(local('08:00')), Date.parse(local('18:00'))])
    expect(hours.map(({ label }) => label)).toHaveLength(10)
    expect(hours[0]).toEqual({ label: '08:00', at: 0 })
  })

  it('widens to full hours for an early and a late shift', () => {
    const { from_ms, to_ms } = axisOf(board(row([span('06:30', '12:00'), span('19:00', '21:15')])))
    expect([from_ms, to_ms]).toEqual([Date.parse(local('06:00')), Date.parse(local('22:00'))])
  })

  it('does not stretch over midnight', () => {
    const night = { from_at: local('22:00'), to_at: local('06:00', '2026-03-03') }
    expect(axisOf(board(row([night]))).to_ms).toBe(Date.parse(local('18:00')))
  })
})

describe('a place on the axis', () => {
  const axis = axisOf(board())

  it('is where its time is', () => {
    expect(boxOf(span('10:30', '13:00'), axis)).toEqual({ left: '25%', width: '25%' })
    expect(placeOf(Date.parse(local('13:00')), axis)).toBe(50)
  })

  it('is cut at the ends, and nowhere beyond them', () => {
    expect(boxOf(span('07:00', '09:00'), axis)).toEqual({ left: '0%', width: '10%' })
    expect(placeOf(Date.parse(local('07:59')), axis)).toBeUndefined()
  })

  it('the way to a visit ends where the visit begins', () => {
    expect(wayTo({ from_at: local('10:00'), travel_before_min: 24 }))
      .toEqual({ from_at: new Date(local('09:36')).toISOString(), to_at: local('10:00') })
  })
})
