import { expect, it } from 'vitest'
import { blank, isComplete, wishOf, type Form } from './wishing'

const form = (more: Partial<Form>): Form => ({ ...blank(''), ...more })

it('asks for the whole day of all grids when nothing is said', () => {
  expect(wishOf(blank(''), '2026-03-02'))
    .toEqual({ day: '2026-03-02', grids: null, seconds: 30, max_moves: null, occasion: null })
  expect(wishOf(blank('HF-YH'), '2026-03-02').grids).toEqual(['HF-YH'])
})

it('says only what its occasion is about, times in China', () => {
  const ill = form({ why: 'technician_off', staff_no: 'ZW1001', number: 'GD1', to: '13:30', max_moves: 0 })
  expect(wishOf(ill, '2026-03-02')).toMatchObject({
    max_moves: 0,
    occasion: { kind: 'technician_off', staff_no: 'ZW1001', number: null, from_at: null, to_at: '2026-03-02T13:30:00+08:00' },
  })
  expect(wishOf({ ...ill, why: 'cancelled' }, '2026-03-02').occasion)
    .toEqual({ kind: 'cancelled', staff_no: null, number: 'GD1', from_at: null, to_at: null })
})

it('is complete when whom, what and until when are said', () => {
  expect(isComplete(blank(''))).toBe(true)
  expect(isComplete(form({ why: 'urgent', number: ' ' }))).toBe(false)
  expect(isComplete(form({ why: 'technician_late', staff_no: 'ZW1001' }))).toBe(false)
  expect(isComplete(form({ why: 'technician_late', staff_no: 'ZW1001', to: '10:00' }))).toBe(true)
})
