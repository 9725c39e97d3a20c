import { describe, expect, it } from 'vitest'
import { contradicted, knownDevices, macFits, macOddity, notesOn, type KnownDevice } from './devices'
import { event } from './fixtures'
import { readLabel } from './inputs/labels'

const DEVICE = { model: 'HG6145F', sn: '48575443A1B2C3D4', mac: '48:57:54:0D:0E:0F' }
const PREFIXES = { 'HG 6145F': ['485754', '70:B3:D5:12:3'], B860A: ['00-1F-A4'] }
const HERE = { order: 'GD1', kind: 'device.fitted' }
const known = (order: string, device = DEVICE, kind = 'device.fitted'): KnownDevice => ({ order, kind, device })

describe('a MAC', () => {
  it('fits its model by any of its beginnings, of three bytes or more, however the model is spelt', () => {
    expect(macFits(DEVICE.mac, 'hg6145f', PREFIXES)).toBe(true)
    expect(macFits('70:B3:D5:12:3A:BC', 'HG6145F', PREFIXES)).toBe(true)
    expect(macFits('70:B3:D5:12:4A:BC', 'HG6145F', PREFIXES)).toBe(false)
    expect(macFits(DEVICE.mac, 'B860A', PREFIXES)).toBe(false)
  })

  it('of a model that nobody knows, or half typed, is not judged', () => {
    expect(macFits(DEVICE.mac, 'X9', PREFIXES)).toBeUndefined()
    expect(macFits('48:57', 'B860A', PREFIXES)).toBeUndefined()
    expect(macFits(DEVICE.mac, 'HG6145F', {})).toBeUndefined()
  })

  it('is odd when it is a group’s or made up locally', () => {
    expect(['02:55:10:AB:CD:01', '01:00:5E:00:00:01', 'FF:FF:FF:FF:FF:FF', DEVICE.mac, '02:55'].map(macOddity))
      .toEqual(['local', 'multicast', 'multicast', undefined, undefined])
  })
})

describe('what to look at once more', () => {
  it('is nothing for a device that fits and is nowhere else', () => {
    expect(notesOn(DEVICE, HERE, [], PREFIXES)).toEqual([])
    expect(notesOn({}, HERE, [known('GD2')], PREFIXES)).toEqual([])
  })

  it('is a beginning of another maker; a local address is said once, not twice', () => {
    expect(notesOn({ ...DEVICE, model: 'B860A' }, HERE, [], PREFIXES))
      .toEqual([{ code: 'prefix', model: 'B860A', prefix: '48:57:54' }])
    expect(notesOn({ ...DEVICE, mac: '02:55:10:AB:CD:01' }, HERE, [], PREFIXES)).toEqual([{ code: 'local' }])
  })

  it('is the same SN or MAC in another order of the day, in one line', () => {
    expect(notesOn(DEVICE, HERE, [known('GD2')], {})).toEqual([{ code: 'used', what: 'sn', order: 'GD2' }])
    expect(notesOn({ ...DEVICE, sn: 'OTHER123' }, HERE, [known('GD2')], {})).toEqual([{ code: 'used', what: 'mac', order: 'GD2' }])
    expect(notesOn({ ...DEVICE, sn: DEVICE.sn.toLowerCase() }, HERE, [known('GD2')], {})).toHaveLength(1)
  })

  it('is not the same device recorded again here, nor one taken back elsewhere and fitted here', () => {
    expect(notesOn(DEVICE, HERE, [known('GD1')], {})).toEqual([])
    const back = [known('GD2'), known('GD2', DEVICE, 'device.recovered')]
    expect(notesOn(DEVICE, HERE, back, {})).toEqual([])
    expect(notesOn(DEVICE, { order: 'GD1', kind: 'device.recovered' }, back, {})).toHaveLength(1)
  })

  it('is one MAC on two devices of this order', () => {
    expect(notesOn({ ...DEVICE, sn: 'OTHER123' }, HERE, [known('GD1')], {})).toEqual([{ code: 'twice', sn: DEVICE.sn }])
  })
})

it('finds the devices that logs name', () => {
  const log = [event('visit.arrived'), event('device.fitted', { device: DEVICE }), event('device.recovered', { device: DEVICE })]
  expect(knownDevices([{ number: 'GD1', log }]).map(({ order, kind }) => [order, kind]))
    .toEqual([['GD1', 'device.fitted'], ['GD1', 'device.recovered']])
})

describe('a label’s codes', () => {
  const said = (codes: string[], device: object) => contradicted(codes, readLabel(codes), device)

  it('bear out what is entered, whichever other codes stand beside it', () => {
    expect(said(['6901234567892', 'SN:48575443A1B2C3D4', 'MAC:4857540D0E0F'], DEVICE)).toBeUndefined()
    expect(said([], DEVICE)).toBeUndefined()
    expect(said(['48575443A1B2C3D4'], {})).toBeUndefined()
  })

  it('contradict another number', () => {
    expect(said(['SN:48575443A1B2C3D5'], DEVICE)).toEqual({ what: 'sn', read: '48575443A1B2C3D5' })
    expect(said(['SN:48575443A1B2C3D4;MAC:4857540D0EFF'], DEVICE)).toEqual({ what: 'mac', read: '48:57:54:0D:0E:FF' })
  })
})
