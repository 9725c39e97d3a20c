import { describe, expect, it } from 'vitest'
import type { LogEvent } from '../model'
import { box, ROLLOUT, room, said } from './fixtures'
import type { FieldRoom } from './model'
import { roomsNow } from './rooms'
import { answeredDoor, resultOf, scannedNow, wayOf } from './steps'

const KNOCKED = said('room.knocked', '09:00', { room: '801', announced: true, knocks: 3 })
const OPENED = said('room.opened', '09:02', { room: '801', occupied: false, by: 'coordinator' })
const MAPPED = said('room.mapped', '09:03', { room: '801', device: box(1) })
const FINISHED = said('room.finished', '09:05', { room: '801', occupied: false, result: 'installed' })

function stands(log: LogEvent[], base: Partial<FieldRoom> = {}) {
  const [found] = roomsNow([room('801', base)], log)
  if (!found) throw new Error('no room')
  return found
}
const next = (log: LogEvent[], time = '09:04', occupied = false, base: Partial<FieldRoom> = {}) =>
  wayOf(ROLLOUT, stands(log, base), occupied, Date.parse(`2026-03-02T${time}:00+08:00`)).next?.event

describe('a vacant room', () => {
  it('goes from the knock to the door, the terminal and out', () => {
    expect(next([])).toBe('room.knocked')
    expect(next([KNOCKED])).toBe('room.opened')
    expect(next([KNOCKED, OPENED])).toBe('room.mapped')
    expect(next([KNOCKED, OPENED, MAPPED])).toBe('room.finished')
    expect(next([KNOCKED, OPENED, MAPPED, FINISHED])).toBeUndefined()
  })

  it('is knocked at again when it was too seldom, or too long ago', () => {
    expect(next([said('room.knocked', '09:00', { room: '801', announced: true, knocks: 2 })])).toBe('room.knocked')
    expect(next([KNOCKED], '09:16')).toBe('room.knocked')
  })

  it('is knocked at again after it was put off', () => {
    const put_off = said('room.deferred', '09:01', { room: '801', reason: 'power', again: 'hotel', remark: '停电' })
    expect(next([KNOCKED, put_off], '09:02')).toBe('room.knocked')
  })

  it('in which somebody answers is one with a guest', () => {
    expect(answeredDoor(stands([KNOCKED]))).toBe(false)
    expect(answeredDoor(stands([said('room.knocked', '09:00', { room: '801', announced: true, knocks: 2, answered: true })]))).toBe(true)
  })

  it('that was opened stays so however long it takes', () => {
    expect(next([KNOCKED, OPENED], '10:30')).toBe('room.mapped')
  })

  it('asks for the terminal again when the scan was taken out', () => {
    const out = said('room.unmapped', '09:04', { room: '801', device: box(1), reason: '扫错' })
    expect(next([KNOCKED, OPENED, MAPPED, out], '09:04')).toBe('room.mapped')
    expect(scannedNow(stands([KNOCKED, OPENED, MAPPED]))).toEqual([box(1)])
  })
})

describe('a room with a guest', () => {
  const greeted = (consent: boolean) => said('guest.greeted', '09:00', { room: '801', introduced: true, purpose: true, consent })

  it('is entered only with consent', () => {
    expect(next([], '09:01', true)).toBe('guest.greeted')
    expect(next([greeted(false)], '09:01', true)).toBe('guest.greeted')
    expect(next([greeted(true)], '09:01', true)).toBe('room.opened')
  })
})

describe('what was done to a room', () => {
  it('is a fitting, a swap, or neither', () => {
    expect(resultOf(stands([OPENED, MAPPED]))).toBe('installed')
    const swapped = said('room.mapped', '09:03', { room: '801', device: box(2), replaces: box(1).mac })
    expect(resultOf(stands([OPENED, swapped], { devices: [box(1)] }))).toBe('replaced')
    expect(resultOf(stands([OPENED], { devices: [box(1)] }))).toBe('repaired')
  })
})
