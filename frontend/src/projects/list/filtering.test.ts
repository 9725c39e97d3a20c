import { describe, expect, it } from 'vitest'
import { rollout } from '../testing'
import type { RollOut } from '../model'
import { firstVisitLate, fitting, leftOf } from './filtering'

const NOW = Date.parse('2026-03-04T10:00:00+08:00')
const DUE = '2026-03-04T09:00:00+08:00'
const HOTELS = [
  rollout({ id: 1, hotel: '锦湖酒店', rooms: 10, done: 3 }),
  rollout({ id: 2, hotel: '望江宾馆', code: 'JD-0002', rooms: 8, done: 8, manager_name: '方敏' }),
  rollout({ id: 3, hotel: '庐州饭店', rooms: 0, done: 0, first_visit: { due_at: DUE, outcome: 'pending' } }),
  rollout({ id: 4, hotel: '巢湖客栈', rooms: 5, done: 5 }),
].map((each) => ({ rollout: each, overdue: each.id === 4 ? 2 : 0 }))
const ids = (which: 'all' | 'running' | 'late' | 'done', q = '') =>
  fitting(HOTELS, { which, q }, NOW).map((each) => each.rollout.id)

describe('the list of hotels', () => {
  it('puts those that run late first', () => expect(ids('all')).toEqual([3, 4, 1, 2]))

  it.each([['running', [3, 1]], ['late', [3, 4]], ['done', [4, 2]]] as const)('%s are %o', (which, found) =>
    expect(ids(which)).toEqual(found))

  it.each([['锦湖', [1]], ['jd-0002', [2]], ['方敏', [2]], ['无', []]])('searches %s', (q, found) => expect(ids('all', q)).toEqual(found))
})

it('a first visit that was made is never late', () => {
  const first = (outcome: string): RollOut => rollout({ first_visit: { due_at: DUE, outcome } })
  expect(firstVisitLate(first('pending'), NOW)).toBe(true)
  expect(firstVisitLate(first('violated'), NOW)).toBe(true)
  expect(firstVisitLate(first('satisfied'), NOW)).toBe(false)
  expect(firstVisitLate(first('pending'), Date.parse(DUE))).toBe(false)
  expect(firstVisitLate(rollout(), NOW)).toBe(false)
})

it('what is left is neither done nor deferred nor in work', () => {
  expect(leftOf(rollout({ rooms: 10, done: 4, deferred: 2, in_work: 1 }))).toBe(3)
})
