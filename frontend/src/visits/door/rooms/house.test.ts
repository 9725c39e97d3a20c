import { describe, expect, it } from 'vitest'
import type { DeskRoom } from './house'
import { exceptionsOf, floorsOf, instantOf, shortName } from './house'

const room = (name: string, building: string, floor: number | null, more: Partial<DeskRoom> = {}): DeskRoom => ({
  name, building, floor, occupied: false, state: 'todo', state_title: { zh: '未装', en: 'to do' }, finished_at: null,
  again: '', again_at: null, remark: '', notes: [], ...more,
})

describe('the house as the front desk sees it', () => {
  it('stands with the highest floor above, building by building', () => {
    const floors = floorsOf([room('B-201', 'B', 2), room('A-301', 'A', 3), room('A-801', 'A', 8), room('A-X', 'A', null)])
    expect(floors.map(({ key }) => key)).toEqual(['A/8', 'A/3', 'A/', 'B/2'])
  })

  it('calls a room by its number where the building stands above', () => {
    expect([shortName(room('A-801', 'A', 8)), shortName(room('801', '', 8))]).toEqual(['801', '801'])
  })

  it('lists what was put off and what was noted', () => {
    const found = exceptionsOf([room('801', '', 8, { remark: '退房后', notes: ['插座松'] }), room('802', '', 8)])
    expect(found).toEqual([{ room: '801', note: '退房后' }, { room: '801', note: '插座松' }])
  })

  it('reads the next time in Chinese time, and nothing from half of it', () => {
    expect(instantOf('2026-03-03', '14:00')).toBe('2026-03-03T06:00:00.000Z')
    expect(instantOf('2026-03-03', '')).toBeUndefined()
  })
})
