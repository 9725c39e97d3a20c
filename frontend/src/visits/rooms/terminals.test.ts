import { describe, expect, it } from 'vitest'
import { macFits, modelFits } from '../devices'
import { event } from '../fixtures'
import { box, room, said } from './fixtures'
import { roomsNow } from './rooms'
import { terminalNotes, usualModel, type Known } from './terminals'

const PREFIXES = { 'B860*': ['00:19:C6'], UNT401: ['34:4B:50'] }

const known = (more: Partial<Known> = {}): Known => ({
  rooms: roomsNow([room('801', { devices: [box(1)] }), room('802'), room('B-201', { mine: false, devices: [box(9)] })], []),
  logs: [], prefixes: PREFIXES, ...more,
})
const codes = (device: Parameters<typeof terminalNotes>[0], more: Partial<Known> = {}, name = '802') =>
  terminalNotes(device, name, known(more)).map(({ code, grade }) => `${code} ${grade}`)

describe('a model', () => {
  it('fits a pattern with a star by its beginning, and another only as a whole', () => {
    expect(modelFits('B860*', 'b860av3.2-m')).toBe(true)
    expect(modelFits('UNT401', 'UNT401H')).toBe(false)
    expect(modelFits('UNT401', 'unt-401')).toBe(true)
  })

  it('is known by what was scanned last', () => {
    expect(usualModel([])).toBe('')
    expect(usualModel([said('room.mapped', '09:00', { room: '801', device: box(1) })])).toBe('B860AV3')
  })
})

describe('a MAC', () => {
  it('fits its model’s maker, or doesn’t, or nothing is known', () => {
    expect(macFits('00:19:C6:00:00:01', 'B860AV3', PREFIXES)).toBe(true)
    expect(macFits('34:4B:50:00:00:01', 'B860AV3', PREFIXES)).toBe(false)
    expect(macFits('34:4B:50:00:00:01', 'XYZ', PREFIXES)).toBeUndefined()
  })
})

describe('a scanned terminal', () => {
  it('that is new and of the right make raises nothing', () => {
    expect(codes(box(2))).toEqual([])
    expect(codes({})).toEqual([])
  })

  it('of another room says which, by MAC or by SN alone', () => {
    expect(terminalNotes({ mac: box(1).mac }, '802', known()))
      .toEqual([{ code: 'in_room', room: '801', mine: true, what: 'mac', grade: 'stop' }])
    expect(terminalNotes({ sn: box(1).sn }, '802', known())[0]).toMatchObject({ room: '801', what: 'sn' })
    expect(terminalNotes(box(9), '802', known())[0]).toMatchObject({ room: 'B-201', mine: false })
  })

  it('is found however its numbers are spelt', () => {
    expect(codes({ mac: '0019c6000001' })).toEqual(['in_room stop'])
  })

  it('of this very room says so', () => {
    expect(codes(box(1), {}, '801')).toEqual(['here stop'])
  })

  it('taken out of its room is free again', () => {
    const log = [said('room.unmapped', '09:00', { room: '801', device: box(1), reason: '扫错' })]
    expect(codes(box(1), { rooms: roomsNow([room('801', { devices: [box(1)] }), room('802')], log) })).toEqual([])
  })

  it('that another order of the day fitted is in use', () => {
    const logs = [{ number: 'GD7', log: [event('device.fitted', { device: box(3) })] }]
    expect(codes(box(3), { logs })).toEqual(['used stop'])
    const back = [{ number: 'GD7', log: [...(logs[0]?.log ?? []), event('device.recovered', { device: box(3) })] }]
    expect(codes(box(3), { logs: back })).toEqual([])
  })

  it('of another make than its model wants is looked at once more', () => {
    expect(codes({ ...box(2), mac: '34:4B:50:00:00:02' })).toEqual(['prefix look'])
  })

  it('of an unknown model or with a number of its own passes with a word', () => {
    expect(codes({ ...box(2), model: 'XYZ-1' })).toEqual(['unknown note'])
    expect(codes({ ...box(2), mac: '02:00:00:00:00:01' })).toEqual(['local note'])
  })
})
