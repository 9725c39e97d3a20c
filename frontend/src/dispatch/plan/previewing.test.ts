import { expect, it } from 'vitest'
import type { MapBoard } from '../map/scene'
import type { Change } from './model'
import { boardAfter } from './previewing'

const hours = (from: string) => ({ from_at: `2026-03-02T${from}:00+08:00`, to_at: '2026-03-02T18:00:00+08:00' })
const order = { kind: 'repair' as const, lat: 31.8, lon: 117.3, emergency: false, address_masked: '' }
const visit = (number: string, from: string) =>
  ({ ...order, ...hours(from), number, state: 'assigned' as const, late_risk: true })
const board: MapBoard = {
  technicians: [
    { staff_no: 'ZW1001', name: '李强', visits: [visit('GD1', '09:00'), visit('GD2', '10:00')] },
    { staff_no: 'ZW1002', name: '赵磊', visits: [visit('GD3', '09:00')] },
    { staff_no: 'ZW1003', name: '孙涛', visits: [] },
  ],
  unassigned: [{ ...order, number: 'GD4', promised: hours('13:00') }, { ...order, number: 'GD5', promised: hours('13:00') }],
}
const change = (number: string, to: string | null, from = '11:00'): Change => ({
  number, kind: 'moved', before: null, told: [], breaks: [], after: to === null ? null : { staff_no: to, name: to, ...hours(from) },
})

it('shows each order where it would be', () => {
  const after = boardAfter(board, [change('GD2', 'ZW1002'), change('GD3', null), change('GD4', 'ZW1001', '13:00')])
  expect(after.technicians.map(({ visits }) => visits.map(({ number }) => number))).toEqual([['GD1', 'GD4'], ['GD2'], []])
  expect(after.unassigned.map(({ number }) => number)).toEqual(['GD5', 'GD3'])
  expect(after.technicians[1]?.visits[0]).toMatchObject({ ...hours('11:00'), late_risk: false })
})

it('leaves the rows that don’t change alone', () => {
  expect(boardAfter(board, [change('GD2', 'ZW1002')]).technicians[2]).toBe(board.technicians[2])
})
