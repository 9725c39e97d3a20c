import { describe, expect, it } from 'vitest'
import { asked, filtersOf, isFiltered, NO_FILTERS, queryOf, type OrderFilters } from './filters'

const EVERYTHING: OrderFilters = {
  state: 'on_site', kind: 'repair', grid: 'HF-SS', q: '望江西路', due: 'overdue', day: '2026-03-02', wants: 'rebook',
  emergency: true, same_day: true, page: 3,
}

describe('filters in the address', () => {
  it('come back as they were', () => {
    expect(filtersOf(queryOf(EVERYTHING))).toEqual(EVERYTHING)
  })

  it('say nothing when nothing is set', () => {
    expect(queryOf(NO_FILTERS)).toEqual({})
    expect(filtersOf({})).toEqual(NO_FILTERS)
  })

  it.each([
    ['an unknown state', { state: 'lost' }],
    ['an unknown kind', { kind: 'Install' }],
    ['an unknown deadline', { due: 'late' }],
    ['an unknown next step', { wants: 'coffee' }],
    ['a day that no month has', { day: '2026-02-30' }],
    ['a day in words', { day: 'today' }],
    ['a page before the first', { page: '0' }],
    ['half a page', { page: '1.5' }],
    ['an empty one', { q: null }],
  ])('filter nothing by %s', (_what, query) => {
    expect(filtersOf(query)).toEqual(NO_FILTERS)
  })

  it('take the first of a repeated one', () => {
    expect(filtersOf({ q: [' 12 ', '34'] }).q).toBe('12')
  })
})

describe('filters for the API', () => {
  it('leave out what is not set, so that false never means "only those without"', () => {
    expect(asked(NO_FILTERS)).toEqual({ page: 1 })
  })

  it('carry all that is set', () => {
    expect(asked(EVERYTHING)).toEqual({ ...EVERYTHING })
  })
})

it('a page alone is no filter', () => {
  expect(isFiltered({ ...NO_FILTERS, page: 4 })).toBe(false)
  expect(isFiltered({ ...NO_FILTERS, q: '1' })).toBe(true)
})
