import { describe, expect, it } from 'vitest'
import type { Part } from '../model'
import { building, matrix, room } from '../testing'
import { byCrew, byFloor, matching, tallyOf, type RoomFilter } from './tally'

const part = (number: string, crew: string): Part => ({
  number, kind: 'install', crew, staff_no: '', state: 'on_site', from_at: '2026-03-04T01:00:00Z', to_at: '2026-03-04T04:00:00Z',
})
const ALL: RoomFilter = { state: '', crew: '', floor: '', only: '', q: '' }
const HOUSE = matrix({
  orders: [part('GD1', '李强'), part('GD2', '李强'), part('GD3', '王涛'), part('GD4', '')],
  buildings: [
    building('A', {
      9: [
        room('A-901', { state: 'done', order: 'GD1' }),
        room('A-902', { state: 'deferred', order: 'GD2', flags: ['refused'] }),
      ],
      8: [
        room('A-801', { state: 'in_work', order: 'GD3', occupancy: 'occupied' }), room('A-802'),
        room('A-803', {
          state: 'done', order: 'GD3', took_s: 250,
          terminals: [{ model: 'B860', sn: 'SN77', mac: '02:55:10:AB:CD:01', placed_at: '2026-03-04T01:00:00Z' }],
        }),
      ],
    }),
  ],
})
const found = (some: Partial<RoomFilter>) => [...(matching(HOUSE, { ...ALL, ...some }) ?? ['every'])]

describe('progress', () => {
  it('counts rooms by state', () => {
    expect(tallyOf(HOUSE.buildings[0]?.floors[1]?.rooms ?? [])).toEqual({
      todo: 1, in_work: 1, deferred: 0, done: 1, total: 3, flagged: 0, occupied: 1,
    })
  })

  it('by floor keeps the house’s order', () => {
    expect(byFloor(HOUSE.buildings).map(({ key, tally }) => [key, tally.done, tally.total]))
      .toEqual([['A|9', 1, 2], ['A|8', 1, 3]])
  })

  it('by crew adds its visits up, those at work first, and leaves out who has no rooms', () => {
    expect(byCrew(HOUSE).map(({ crew, tally, working, pace_s }) =>
      [crew, tally.done, tally.total, working.map(({ name }) => name), pace_s]))
      .toEqual([['王涛', 1, 2, ['A-801'], 250], ['李强', 1, 2, [], undefined]])
  })
})

describe('a filter', () => {
  it('that asks for nothing fits everything', () => expect(matching(HOUSE, ALL)).toBeUndefined())

  it.each([
    [{ state: 'done' }, ['A-901', 'A-803']],
    [{ crew: '李强' }, ['A-901', 'A-902']],
    [{ crew: '-' }, ['A-802']],
    [{ floor: 'A|8', state: 'done' }, ['A-803']],
    [{ only: 'occupied' }, ['A-801']],
    [{ only: 'flagged' }, ['A-902']],
    [{ q: 'ab:cd:01' }, ['A-803']],
    [{ q: '80' }, ['A-801', 'A-802', 'A-803']],
    [{ q: 'none' }, []],
  ] as const)('%o finds %o', (some, names) => expect(found(some)).toEqual(names))
})
