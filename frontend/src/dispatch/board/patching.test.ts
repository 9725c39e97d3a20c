import { expect, it } from 'vitest'
import type { Board } from '../model'
import { aRow, aVisit, DAY } from './fixtures'
import { patched, visitNamed } from './patching'

const li = aRow({ staff_no: 'HF1001', visits: [aVisit('GD1', '09:00', '10:00'), aVisit('GD2', '10:30', '11:00')] })
const wang = aRow({ staff_no: 'HF1002', name: '王五', visits: [aVisit('GD3', '09:00', '10:00')] })
const board: Board = { day: DAY, revision: 7, technicians: [li, wang], unassigned: [] }
const nothing = { revision: 8, technicians: [], unassigned: null, reload: false }

it('replaces the rows that changed and leaves the others as they are', () => {
  const arrived = aRow({ ...li, visits: [aVisit('GD1', '09:00', '10:00', { state: 'on_site' }), ...li.visits.slice(1)] })
  const { board: after, touched } = patched(board, { ...nothing, technicians: [arrived] })
  expect(after.revision).toBe(8)
  expect(after.technicians[0]).toBe(arrived)
  expect(after.technicians[1]).toBe(wang)
  expect([...touched]).toEqual(['GD1'])
})

it('counts a visit that went to somebody else as touched, once', () => {
  const [first, second] = li.visits
  const { touched, board: after } = patched(board, {
    ...nothing,
    technicians: [
      aRow({ ...li, visits: first ? [first] : [] }),
      aRow({ ...wang, visits: [...wang.visits, ...(second ? [second] : [])] }),
    ],
  })
  expect([...touched]).toEqual(['GD2'])
  expect(visitNamed(after, 'GD2')?.row.name).toBe('王五')
})

it('keeps the waiting list unless it changed, and adds who is new', () => {
  const { board: after } = patched(board, { ...nothing, technicians: [aRow({ staff_no: 'HF1009' })] })
  expect(after.unassigned).toBe(board.unassigned)
  expect(after.technicians.map(({ staff_no }) => staff_no)).toEqual(['HF1001', 'HF1002', 'HF1009'])
  expect(patched(board, { ...nothing, unassigned: [] }).board.unassigned).not.toBe(board.unassigned)
})

it('is the same board when nothing has changed', () => {
  expect(patched(board, { ...nothing, revision: 7 }).board).toBe(board)
})
