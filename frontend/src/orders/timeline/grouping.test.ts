import { expect, it } from 'vitest'
import { verdict } from '../testing'
import { counted, grouped, LIT, withLitFirst } from './grouping'

const LATE = verdict('touch.late', { outcome: 'pending', due_at: '2026-03-02T09:00:00Z' })
const SOON = verdict('work.soon', { standard: 'WORK', outcome: 'pending', due_at: '2026-03-02T02:00:00Z' })
const SOMETIME = verdict('touch.sometime', { outcome: 'pending' })
const OLD = verdict('work.old', { standard: 'WORK', outcome: 'violated', violated_at: '2026-03-01T02:00:00Z' })
const NEW = verdict('touch.new', { outcome: 'violated', violated_at: '2026-03-02T02:00:00Z' })
const KEPT = verdict('touch.kept')
const ALL = [KEPT, SOMETIME, LATE, OLD, SOON, NEW]

const ids = (groups: ReturnType<typeof grouped>) =>
  groups.map(({ key, clauses }) => [key, clauses.map((c) => c.clause)])

it('by outcome: the newest violation first, then what is due first; no deadline comes last', () => {
  expect(ids(grouped(ALL, 'outcome'))).toEqual([
    ['violated', ['touch.new', 'work.old']],
    ['pending', ['work.soon', 'touch.late', 'touch.sometime']],
    ['satisfied', ['touch.kept']],
  ])
})

it('by standard: each in the same order of urgency', () => {
  expect(ids(grouped(ALL, 'standard'))).toEqual([
    ['TOUCH', ['touch.new', 'touch.late', 'touch.sometime', 'touch.kept']],
    ['WORK', ['work.old', 'work.soon']],
  ])
})

it('only one outcome', () => {
  expect(ids(grouped(ALL, 'standard', 'satisfied'))).toEqual([['TOUCH', ['touch.kept']]])
})

it('what the selected event decides comes first, out of its groups; a group without others goes', () => {
  const groups = withLitFirst(grouped(ALL, 'outcome'), new Set(['touch.kept', 'work.soon']))
  expect(ids(groups)).toEqual([
    [LIT, ['work.soon', 'touch.kept']],
    ['violated', ['touch.new', 'work.old']],
    ['pending', ['touch.late', 'touch.sometime']],
  ])
})

it('counts say nothing of outcomes that no clause has', () => {
  expect(counted(ALL)).toEqual([{ outcome: 'violated', n: 2 }, { outcome: 'pending', n: 3 }, { outcome: 'satisfied', n: 1 }])
})

it('the answer of the server stays in its order', () => {
  const given = [...ALL]
  grouped(given, 'outcome')
  expect(given).toEqual(ALL)
})
