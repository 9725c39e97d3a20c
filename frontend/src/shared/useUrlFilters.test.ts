import { expect, it } from 'vitest'
import { readFilters, writeFilters } from './useUrlFilters'

const NAMES = ['standard', 'clause'] as const

it('filters come back from the address as they were put there', () => {
  const values = { standard: 'TOUCH', clause: 'touch.first-call' }
  expect(readFilters(NAMES, writeFilters(values, 3))).toEqual({ values, page: 3 })
})

it('the first page and blanks leave the address clean', () => {
  expect(writeFilters({ standard: '', clause: '' }, 1)).toEqual({})
})

it('what the address says wrongly, or of another page, is passed over', () => {
  expect(readFilters(NAMES, { page: '-2', clause: ['', 'b'], state: 'x' }))
    .toEqual({ values: { standard: '', clause: '' }, page: 1 })
})
