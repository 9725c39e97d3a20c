import { describe, expect, it } from 'vitest'
import { room, said } from './fixtures'
import { found, houseOf, namedAs, nearTo, nextRoom, openRooms } from './house'
import { roomsNow } from './rooms'

const NOW = Date.parse('2026-03-02T10:00:00+08:00')
const now = (...rooms: ReturnType<typeof room>[]) => roomsNow(rooms, [])
const named = (list: { room: string }[]) => list.map(({ room: name }) => name)

describe('the house', () => {
  it('has its buildings side by side and its floors from the top down, rooms in the order of their numbers', () => {
    const rooms = now(room('B-301'), room('A-1002'), room('A-902'), room('A-1001'), room('A-1010'))
    expect(houseOf(rooms).map(({ name, floors }) => [name, floors.map(({ floor, rooms: all }) => [floor, named(all)])]))
      .toEqual([['A', [['10', ['A-1001', 'A-1002', 'A-1010']], ['9', ['A-902']]]], ['B', [['3', ['B-301']]]]])
  })

  it('counts on each floor what is done and left of our own', () => {
    const rooms = now(room('801', { state: 'done' }), room('802'), room('803', { mine: false }), room('804', { state: 'deferred' }))
    expect(houseOf(rooms)[0]?.floors[0]).toMatchObject({ done: 1, left: 1 })
  })
})

describe('a number that is typed', () => {
  const rooms = now(room('A-801'), room('A-8011'), room('B-801'), room('A-901'))

  it('finds the room however it is written', () => {
    expect(named(found(rooms, 'a801'))[0]).toBe('A-801')
    expect(named(found(rooms, 'Ａ-８０１'))[0]).toBe('A-801')
    expect(named(found(rooms, 'A栋801'))[0]).toBe('A-801')
  })

  it('has exact ones first and then those that begin so', () => {
    expect(named(found(rooms, '801'))).toEqual(['A-801', 'B-801', 'A-8011'])
    expect(named(found(rooms, '90'))).toEqual(['A-901'])
  })

  it('finds nothing for nothing', () => {
    expect(found(rooms, '  ')).toEqual([])
    expect(found(rooms, '777')).toEqual([])
  })
})

describe('the next room', () => {
  it('is one whose agreed time has come, before any other', () => {
    const again = { state: 'deferred' as const, again: 'time' as const }
    const rooms = now(
      room('801'), room('701', { ...again, again_at: '2026-03-02T09:30:00+08:00' }),
      room('702', { ...again, again_at: '2026-03-02T11:00:00+08:00' }),
    )
    expect(nextRoom(rooms, NOW)?.room).toBe('701')
  })

  it('is on the floor where we are, a vacant one before one with a guest', () => {
    const rooms = now(room('901'), room('801', { state: 'done' }), room('802', { occupancy: 'occupied' }), room('803'))
    expect(nextRoom(rooms, NOW, rooms[1])?.room).toBe('803')
  })

  it('then on the nearest floor of this building', () => {
    const rooms = now(room('A-401'), room('A-701'), room('A-801', { state: 'done' }), room('B-801'))
    expect(nextRoom(rooms, NOW, rooms[2])?.room).toBe('A-701')
  })

  it('is none of another crew’s, none that the desk keeps, and none when all are done', () => {
    const rooms = now(room('801', { mine: false }), room('802', { occupancy: 'closed' }), room('803', { state: 'done' }))
    expect(nextRoom(rooms, NOW)).toBeUndefined()
  })

  it('leaves open rooms to whoever is in them', () => {
    const log = [said('room.opened', '09:00', { room: '801', occupied: false, by: 'coordinator' })]
    const rooms = roomsNow([room('801'), room('802')], log)
    expect(named(openRooms(rooms))).toEqual(['801'])
    expect(nextRoom(rooms, NOW)?.room).toBe('802')
  })
})

describe('a room that the list doesn’t have', () => {
  const rooms = now(room('A-811'), room('A-812'), room('A-801'), room('B-812'), room('A-901'))

  it('is near those with the nearest numbers, in the building that was typed', () => {
    expect(named(nearTo(rooms, 'a813'))).toEqual(['A-812', 'A-811', 'A-801', 'A-901'])
    expect(named(nearTo(rooms, '813')).slice(0, 2)).toEqual(['A-812', 'B-812'])
  })

  it('is called as it is typed, by building and number', () => {
    expect(namedAs('Ａ栋 813', ['A', 'B'])).toEqual({ building: 'A', number: '813' })
    expect(namedAs('813', ['A', 'B'])).toEqual({ building: '', number: '813' })
  })

  it('is in the house once the crew has added it, and may be entered', () => {
    const log = [
      said('frontdesk.confirmed', '09:00', { rooms: ['A-811'], occupied: [] }),
      said('room.noted', '09:10', { room: 'A-813', about: 'not_listed', note: '新隔出来的房间' }),
      said('room.opened', '09:12', { room: 'A-813', occupied: false }),
    ]
    const added = roomsNow([room('A-811')], log).find(({ room: name }) => name === 'A-813')
    expect(added).toMatchObject({
      building: 'A', floor: '8', listed: false, mine: true, occupancy: '', state: 'in_work', note: '新隔出来的房间',
    })
  })
})
