import { describe, expect, it } from 'vitest'
import type { LogEvent } from '../model'
import type { FieldRoom } from './model'
import { byTime, countsOf, flagsOf, openFor, roomsNow } from './rooms'
import { room, said } from './fixtures'

interface Case {
  name: string
  base?: Partial<FieldRoom>
  events: [id: string, kind: string, at: string, body: Record<string, unknown>][]
  now: string
  expect: Record<string, unknown>
}

/** The server's tests run the same file against doorstep/projects/rooms.py. */
interface Shared {
  within_s: number
  ask_after_s: number
  cases: Case[]
}

const files = import.meta.glob<Shared>('../../../../doorstep/projects/tests/room_cases.json', { eager: true, import: 'default' })
const [shared] = Object.values(files)
if (!shared) throw new Error('doorstep/projects/tests/room_cases.json is not there')
const { cases, ...limits } = shared

const instant = (time: string): string => `2026-03-02T${time}+08:00`
const clock = (at: string | null): string | null => at && at.slice(11, 19)

describe('a room, told from its log, is what the server says it is:', () => {
  it.each(cases.map((each) => [each.name, each] as const))('%s', (_name, { base, events, now, expect: wanted }) => {
    const log = events.map(([id, kind, at, body]): LogEvent =>
      ({ id, kind, occurred_at: instant(at), body: kind === 'order.corrected' ? body : { room: '801', ...body } }))
    const [found] = roomsNow([room('801', base)], log)
    if (!found) throw new Error('no room')
    const now_ms = Date.parse(instant(now))
    const told: Record<string, unknown> = {
      ...found, opened_at: clock(found.opened_at), ended_at: clock(found.ended_at),
      devices: found.devices.map(({ mac }) => mac),
      open_s: openFor(found, now_ms), flags: flagsOf(found, now_ms, limits),
    }
    expect(Object.fromEntries(Object.keys(wanted).map((name) => [name, told[name]]))).toEqual(wanted)
  })
})

describe('the rooms of a bundle', () => {
  it('are occupied or vacant as the front desk confirmed last', () => {
    const log = [
      said('frontdesk.confirmed', '09:00', { rooms: ['801', '802'], occupied: ['801'] }),
      said('frontdesk.confirmed', '09:10', { rooms: ['801', '802'], occupied: ['802'] }),
    ]
    const rooms = [room('801'), room('802'), room('803', { occupancy: 'occupied', mine: false })]
    expect(roomsNow(rooms, log).map(({ occupied }) => occupied)).toEqual([false, true, true])
  })

  it('of another crew are as the bundle says, whatever this order did there before', () => {
    const log = [said('room.deferred', '09:00', { room: '801', reason: 'power', again: 'hotel', remark: '停电' })]
    const theirs = room('801', { mine: false, state: 'done' })
    expect(roomsNow([theirs], log, [])[0]?.state).toBe('done')
  })

  it('show at once what this phone did in a room of another crew', () => {
    const log = [said('room.opened', '09:00', { room: '801', occupied: false, by: 'coordinator' })]
    expect(roomsNow([room('801', { mine: false })], log)[0]?.state).toBe('in_work')
  })

  it('that the server knows as opened are to do again when the opening is taken back here', () => {
    const opened = said('room.opened', '09:00', { room: '801', occupied: false, by: 'coordinator' })
    const back = said('order.corrected', '09:01', { corrects: opened.id, statement: '点错' })
    expect(roomsNow([room('801', { state: 'in_work' })], [opened, back], [back])[0]?.state).toBe('todo')
  })

  it('that are done are not put off by a whole floor’s power cut', () => {
    const log = [
      said('room.opened', '09:00', { room: '801', occupied: false, by: 'coordinator' }),
      said('room.finished', '09:03', { room: '801', occupied: false, result: 'installed' }),
      said('room.deferred', '09:04', { room: '801', reason: 'power', again: 'hotel', remark: '停电' }),
    ]
    expect(roomsNow([room('801')], log)[0]).toMatchObject({ state: 'done', result: 'installed' })
  })

  it('are counted by state', () => {
    expect(countsOf([room('1'), room('2', { state: 'done' }), room('3', { state: 'done' })]))
      .toEqual({ todo: 1, in_work: 0, deferred: 0, done: 2 })
  })

  it('keep the order of happening, and the log’s own between equals', () => {
    const [a, b] = [said('room.opened', '09:00', {}), said('room.mapped', '09:00', {})]
    expect(byTime([a, b]).map(({ kind }) => kind)).toEqual(['room.opened', 'room.mapped'])
  })
})
