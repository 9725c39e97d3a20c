import { expect, it } from 'vitest'
import { bundled, isLate } from './due'
import type { Duty } from './useDuties'

const NOW = Date.parse('2026-03-04T10:00:00+08:00')
const duty = (id: string, due: string, done_at: string | null = null): Duty => ({
  id, sort: 'task', rollout: 1, code: 'JD-0001', hotel: '锦湖酒店', order: 'GD1', what: id, owner: '钱工', about: 'problem', department: '网络部',
  due_at: due, made_at: '2026-03-01T08:00:00+08:00', by_name: '吴凡', done_at, result: '', overdue: false,
})

it('what is owed is bundled by when, overdue first', () => {
  const found = bundled([
    duty('later', '2026-03-05T00:30:00+08:00'), duty('tonight', '2026-03-04T23:30:00+08:00'),
    duty('noon', '2026-03-04T12:00:00+08:00'), duty('yesterday', '2026-03-03T12:00:00+08:00'),
    duty('done', '2026-03-02T12:00:00+08:00', '2026-03-02T11:00:00+08:00'),
  ], NOW)
  expect(found.map(({ bundle, duties }) => [bundle, duties.map(({ id }) => id)])).toEqual([
    ['late', ['yesterday']], ['today', ['noon', 'tonight']], ['later', ['later']],
  ])
})

it('what was done is never late, and nothing is late at its very time', () => {
  expect(isLate(duty('a', '2026-03-04T10:00:00+08:00'), NOW)).toBe(false)
  expect(isLate(duty('b', '2026-03-04T09:59:59+08:00'), NOW)).toBe(true)
  expect(isLate(duty('c', '2026-03-01T10:00:00+08:00', '2026-03-03T10:00:00+08:00'), NOW)).toBe(false)
})
