import { describe, expect, it } from 'vitest'
import { keyOf, steppedTo, type Cursor } from './cursor'
import { aRow, at, aVisit } from './fixtures'

const rows = [
  aRow({ staff_no: 'A', visits: [aVisit('A1', '09:00', '10:00'), aVisit('A2', '14:00', '15:00')] }),
  aRow({ staff_no: 'B' }),
  aRow({ staff_no: 'C', visits: [aVisit('C1', '08:30', '09:00'), aVisit('C2', '13:00', '14:00'), aVisit('C3', '16:00', '17:00')] }),
]
const walk = (from: Cursor | undefined, keys: string[], aim = at('14:00')) =>
  keys.reduce((cursor, key) => steppedTo(cursor, key, rows, aim), from)

describe('the cursor', () => {
  it('begins at the first row', () => {
    expect(walk(undefined, ['ArrowRight'])).toEqual({ staff_no: 'A', number: 'A1' })
    expect(walk(undefined, ['ArrowDown'], at('09:00'))).toEqual({ staff_no: 'A', number: 'A1' })
  })

  it('goes from visit to visit, and from the first to the name', () => {
    expect(walk({ staff_no: 'A', number: 'A1' }, ['ArrowRight', 'ArrowRight'])).toEqual({ staff_no: 'A', number: 'A2' })
    expect(walk({ staff_no: 'A', number: 'A1' }, ['ArrowLeft', 'ArrowLeft'])).toEqual({ staff_no: 'A', number: '' })
    expect(walk({ staff_no: 'C', number: 'C2' }, ['End'])).toEqual({ staff_no: 'C', number: 'C3' })
    expect(walk({ staff_no: 'C', number: 'C2' }, ['Home'])).toEqual({ staff_no: 'C', number: '' })
  })

  it('keeps to its hour up and down, and to names when it is on one', () => {
    expect(walk({ staff_no: 'A', number: 'A2' }, ['PageDown'])).toEqual({ staff_no: 'C', number: 'C2' })
    expect(walk({ staff_no: 'A', number: '' }, ['ArrowDown', 'ArrowDown'])).toEqual({ staff_no: 'C', number: '' })
    expect(walk({ staff_no: 'A', number: 'A2' }, ['ArrowDown'])).toEqual({ staff_no: 'B', number: '' })
  })

  it('stays within the board', () => {
    expect(walk({ staff_no: 'C', number: 'C1' }, ['ArrowDown'], at('08:30'))).toEqual({ staff_no: 'C', number: 'C1' })
    expect(walk({ staff_no: 'C', number: '' }, ['ctrl+Home'])).toEqual({ staff_no: 'A', number: '' })
    expect(walk({ staff_no: 'A', number: '' }, ['ctrl+End'])).toEqual({ staff_no: 'C', number: '' })
  })

  it('begins anew when its technician has left, and moves by no other key', () => {
    expect(walk({ staff_no: 'gone', number: 'X' }, ['ArrowRight'])).toEqual({ staff_no: 'A', number: 'A1' })
    expect(walk({ staff_no: 'A', number: 'A1' }, ['q'])).toBeUndefined()
    expect(steppedTo(undefined, 'ArrowDown', [], 0)).toBeUndefined()
  })

  it('takes ⌘ for Ctrl', () => {
    expect(keyOf({ key: 'Home', ctrlKey: false, metaKey: true })).toBe('ctrl+Home')
  })
})
