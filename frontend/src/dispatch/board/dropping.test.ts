import { describe, expect, it } from 'vitest'
import type { Board, Move } from '../model'
import { changesNothing, draggedFrom, movesTo, offMoves, targetAt, type Dragged } from './dropping'
import { aRow, at, aVisit, DAY, local, span } from './fixtures'
import { NONE } from './selecting'

const board: Board = {
  day: DAY, revision: 1,
  technicians: [
    aRow({ staff_no: 'A', name: '李强', visits: [
      aVisit('GD1', '09:00', '10:00', { state: 'on_site' }), aVisit('GD2', '10:30', '11:30'), aVisit('GD3', '14:00', '15:00'),
    ] }),
    aRow({ staff_no: 'B', name: '王五', visits: [aVisit('GD4', '13:00', '14:00')] }),
  ],
  unassigned: [{
    number: 'GD9', kind: 'repair', grid: 'HF-YH', promised: span('10:00', '12:00'), address_masked: '', emergency: false,
    lat: 31.8, lon: 117.3, due_at: null, due_clause: null,
  }],
}
const grab = (number: string, ...selected: string[]): Dragged => {
  const dragged = draggedFrom(board, number, new Set(selected))
  if (!dragged) throw new Error(`${number} can't be moved`)
  return dragged
}
const land = (dragged: Dragged, index: number, time: string, grab_ms = 0) =>
  targetAt(dragged, { index, at_ms: at(time) }, grab_ms, board.technicians)
const said = (moves: Move[]) => moves.map(({ number, staff_no, from_at }) =>
  [number, staff_no, from_at && Date.parse(from_at)])

describe('grabbing', () => {
  it('takes a visit alone, or all that are selected when it is one of them', () => {
    expect(grab('GD2').numbers).toEqual(['GD2'])
    expect(grab('GD2', 'GD4').numbers).toEqual(['GD2'])
    expect(grab('GD2', 'GD2', 'GD4').numbers).toEqual(['GD2', 'GD4'])
  })

  it('takes a waiting order', () => {
    expect(grab('GD9')).toMatchObject({ staff_no: '', from_ms: undefined })
  })

  it('leaves what has begun, alone or among others, and what is nowhere', () => {
    expect(draggedFrom(board, 'GD1', NONE)).toBeUndefined()
    expect(draggedFrom(board, 'GD404', NONE)).toBeUndefined()
    expect(grab('GD2', 'GD1', 'GD2').numbers).toEqual(['GD2'])
  })
})

describe('a place to land', () => {
  it('is at a full five minutes, counted from where the visit was taken hold of', () => {
    expect(land(grab('GD2'), 0, '11:17', 15 * 60_000)?.from_ms).toBe(at('11:00'))
    expect(land(grab('GD9'), 1, '10:33')).toMatchObject({ staff_no: 'B', name: '王五', from_ms: at('10:35') })
  })

  it('keeps the time to another technician until it is pulled away, but is fine in the same row', () => {
    expect(land(grab('GD2'), 1, '10:40')?.from_ms).toBe(at('10:30'))
    expect(land(grab('GD2'), 1, '10:45')?.from_ms).toBe(at('10:45'))
    expect(land(grab('GD2'), 0, '10:35')?.from_ms).toBe(at('10:35'))
  })

  it('is nowhere below the last row', () => {
    expect(land(grab('GD2'), 2, '10:40')).toBeUndefined()
  })
})

describe('the moves asked for', () => {
  const moves = (dragged: Dragged, index: number, time: string) => {
    const target = land(dragged, index, time)
    return target ? movesTo(dragged, target, board) : []
  }

  it('send all to another technician, each as much later as the one that was grabbed', () => {
    expect(said(moves(grab('GD2', 'GD2', 'GD3'), 1, '11:00'))).toEqual([
      ['GD2', 'B', at('11:00')], ['GD3', 'B', at('14:30')],
    ])
  })

  it('leave each with its own technician when the row stays the same', () => {
    expect(said(moves(grab('GD2', 'GD2', 'GD4'), 0, '10:00'))).toEqual([
      ['GD2', 'A', at('10:00')], ['GD4', 'B', at('12:30')],
    ])
  })

  it('are none when it lands where it was', () => {
    expect(changesNothing(moves(grab('GD2'), 0, '10:30'), board)).toBe(true)
    expect(changesNothing(moves(grab('GD2'), 1, '10:30'), board)).toBe(false)
    expect(changesNothing([{ number: 'GD9', staff_no: 'A', from_at: local('10:00') }], board)).toBe(false)
    expect(changesNothing(offMoves(['GD9']), board)).toBe(true)
    expect(changesNothing(offMoves(['GD2']), board)).toBe(false)
  })
})
