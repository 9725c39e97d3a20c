import { describe, expect, it } from 'vitest'
import { axisOf } from './axis'
import { drawnRow } from './drawing'
import { aRow, aVisit, DAY, local, span } from './fixtures'

const axis = axisOf({ day: DAY, technicians: [] })

describe('a drawn row', () => {
  const promised = span('09:00', '11:00')
  const row = aRow({
    shift: [span('08:00', '18:00')], breaks: [span('12:00', '13:00')],
    visits: [
      aVisit('GD1', '09:00', '10:00', { promised, travel_before_min: 30 }),
      aVisit('GD2', '10:30', '11:30', { promised, late_risk: true, expected_from_at: local('11:10'), expected_to_at: local('12:10') }),
      aVisit('GD4', '12:30', '13:00', { state: 'replied', expected_from_at: local('13:10') }),
      aVisit('GD3', '14:00', '15:00', { expected_from_at: local('14:03'), expected_to_at: local('15:03') }),
    ],
  })
  const drawn = drawnRow(row, axis)

  it('puts the way before its visit, and the shift behind all', () => {
    expect(drawn.ways).toBe('M5 20h5v2h-5z')
    expect(drawn.shift).toBe('M0 0h100v44h-100z')
    expect(drawn.breaks).toEqual([{ left: 40, width: 10 }])
  })

  it('shows a shared window once, and as missed when one of its visits may be late', () => {
    expect([drawn.windows, drawn.windowsMissed]).toEqual(['', 'M10.25 41h19.5v2h-19.5z'])
    expect(drawn.late).toBe(1)
  })

  it('shows what is expected only of what is still to come, when it differs from the plan', () => {
    expect(drawn.visits.map(({ expected }) => expected?.label)).toEqual([undefined, '11:10–12:10', undefined, undefined])
  })

  it('is worked out once, and anew for another axis', () => {
    expect(drawnRow(row, axis)).toBe(drawn)
    expect(drawnRow(row, { ...axis })).not.toBe(drawn)
  })
})
