import { describe, expect, it } from 'vitest'
import type { Evidence } from '@/shared/offline/photo'
import { event, input, ORDER, progressOf, step, stepNamed, sure } from './fixtures'
import { asMac, bodyOf, emptyDraft, owed, picturesOf, unfilled, type Draft } from './form'
import { readLabel } from './inputs/labels'
import { judgements, levelOf, limitsOf } from './judging'
import { begun } from './prefill'

const picture = (sha256: string, mediaType = 'image/jpeg'): Evidence =>
  ({ sha256, mediaType, blob: new Blob(['x']), takenAt: '2026-03-02T01:00:00Z' })
const draft = (values: Draft['values'], more: Partial<Draft> = {}): Draft => ({ ...emptyDraft(), values, ...more })
const lacking = (id: string, values: Draft['values'], more: Partial<Draft> = {}) =>
  unfilled(stepNamed(id), draft(values, more)).map(({ name }) => name)

describe('the body of an event', () => {
  it('has the fixed fields, numbers as numbers, and no empty optional ones', () => {
    expect(bodyOf(stepNamed('call'), draft({ outcome: 'promised' }))).toEqual({ purpose: 'on_the_way', outcome: 'promised' })
    expect(bodyOf(stepNamed('plan'), draft({ route: ' 沿墙 ', length_m: '12.5', charge_cny: '0' })))
      .toEqual({ route: '沿墙', length_m: 12.5, charge_cny: '0' })
  })

  it('names confirmed clauses and pictures by slot only when there are any', () => {
    const filled = draft({ route: 'a', length_m: 1 }, { checks: ['regime.as-agreed'], pictures: { route: picture('f'.repeat(64)) } })
    expect(bodyOf(stepNamed('lay'), filled)).toMatchObject({
      checks: ['regime.as-agreed'], evidence: [{ slot: 'route', sha256: 'f'.repeat(64), media_type: 'image/jpeg', taken_at: '2026-03-02T01:00:00Z' }],
    })
    expect(bodyOf(stepNamed('lay'), draft({}))).toEqual({})
  })

  it('takes a signature as a proof, and gives its picture to the outbox', () => {
    const signed = draft({ result: 'satisfied' }, { pictures: { signature: picture('a', 'image/png'), stray: picture('b') } })
    expect(bodyOf(stepNamed('accept'), signed).signature).toMatchObject({ slot: 'signature', sha256: 'a', media_type: 'image/png' })
    expect(picturesOf(stepNamed('accept'), signed).map(({ sha256 }) => sha256)).toEqual(['a'])
  })

  it('names the picture of a label beside the device that it shows', () => {
    const fit = step('fit', 'device.fitted', { inputs: [input('device', 'scan')] })
    const device = { model: 'HG6145F', sn: '48575443A1B2C3D4', mac: '48:57:54:0D:0E:0F' }
    const filled = draft({ device }, { pictures: { label: picture('c') } })
    expect(bodyOf(fit, filled)).toMatchObject({ device, evidence: [{ slot: 'label', sha256: 'c' }] })
    expect(picturesOf(fit, filled).map(({ sha256 }) => sha256)).toEqual(['c'])
    expect([unfilled(fit, draft({ device })), owed(fit, draft({ device })).slots]).toEqual([[], []])
  })

  it('spreads a rating over its four fields', () => {
    const rate = step('rate', 'customer.rated', { inputs: [input('scores', 'rating')] })
    const scores = { result: 9, punctuality: 10, skill: 8, manner: 10 }
    expect(bodyOf(rate, draft(scores))).toEqual(scores)
    expect(unfilled(rate, draft({ result: 9 }))).toHaveLength(1)
  })
})

describe('what keeps a step from being saved', () => {
  it('is what is empty, out of range, or no number', () => {
    expect(lacking('plan', {})).toEqual(['route', 'length_m', 'charge_cny'])
    expect(lacking('plan', { route: 'a', length_m: '501', charge_cny: '1.234' })).toEqual(['length_m', 'charge_cny'])
    expect(lacking('plan', { route: 'a', length_m: '0', charge_cny: '30.5' })).toEqual([])
  })

  it('is a dissatisfied signature without a word why', () => {
    const signed = { pictures: { signature: picture('a') } }
    expect(lacking('accept', { result: 'satisfied' }, signed)).toEqual([])
    expect(lacking('accept', { result: 'dissatisfied' }, signed)).toEqual(['comment'])
  })

  it('is a required tick, while one that may be “no” is only owed', () => {
    const test = step('test', 'speed.tested', { inputs: [input('sure', 'flag'), input('shown', 'flag', { required: false })] })
    expect(unfilled(test, draft({})).map(({ name }) => name)).toEqual(['sure'])
    expect(owed(test, draft({})).flags.map(({ name }) => name)).toEqual(['shown'])
    expect(bodyOf(test, draft({ sure: true }))).toEqual({ sure: true, shown: false })
  })

  it('is not an open check or a missing photo: those are owed', () => {
    expect(lacking('lay', { route: 'a', length_m: 1 })).toEqual([])
    expect(owed(stepNamed('lay'), draft({}))).toMatchObject({ checks: ['regime.as-agreed'], slots: ['route'] })
  })
})

describe('labels', () => {
  it('reads a MAC in any spelling', () => {
    expect(['a4b1c20d0e0f', 'A4-B1-C2-0D-0E-0F', 'a4b1.c20d.0e0f'].map(asMac)).toEqual(Array(3).fill('A4:B1:C2:0D:0E:0F'))
    expect(asMac('hello')).toBe('HELLO')
  })

  it('finds serial number, MAC and model among the codes, and leaves what it doesn’t know', () => {
    expect(readLabel(['MAC: A4B1C20D0E0F', 'SN:48575443A1B2C3D4'])).toEqual({ mac: 'A4:B1:C2:0D:0E:0F', sn: '48575443A1B2C3D4' })
    expect(readLabel(['型号：HG6145F3;S/N: 48575443A1B2C3D4;MAC:A4-B1-C2-0D-0E-0F'])).toEqual(
      { model: 'HG6145F3', sn: '48575443A1B2C3D4', mac: 'A4:B1:C2:0D:0E:0F' })
    expect(readLabel(['合格证'])).toEqual({})
  })
})

describe('a reading', () => {
  const light = stepNamed('light')
  const dbmInput = sure(light.inputs[0])
  const judge = (dbm?: number) => judgements(dbmInput, light, dbm === undefined ? {} : { dbm })

  it('is judged by each clause as it is typed, and not before', () => {
    expect([judge(), judge(-19.5), judge(-27.1)].map((said) => said[0]?.kept)).toEqual([undefined, true, false])
    expect(judge(-25).map(({ kept, aim }) => [kept, aim])).toEqual([[true, false], [false, true]])
    expect(judge()[0]?.range.zh).toBe('−27 … −8 dBm')
  })

  it('has three levels, both ways', () => {
    const limits = sure(limitsOf(dbmInput, light))
    const levels = [-27.1, -27, -24.1, -24, -10, -9.9, -8, -7.9].map((dbm) => levelOf(limits, dbm))
    expect(levels).toEqual(['failed', 'usable', 'usable', 'ok', 'ok', 'usable', 'usable', 'failed'])
  })

  it('is not judged by limits of other fields', () => {
    expect(judgements(input('down_mbps', 'number'), light, { down_mbps: 1 })).toEqual([])
  })
})

describe('a form begins', () => {
  const device = { model: 'HG6', sn: '48575443A1', mac: 'A4:B1:C2:0D:0E:0F' }

  it('the reply with need, services and devices', () => {
    const log = [event('device.fitted', { device }), event('device.fitted', { device }), event('service.activated', { products: ['broadband'] }), event('speed.tested', { down_mbps: 510 })]
    expect(begun(progressOf('reply', log), ORDER, log).values).toEqual(
      { problem: '装宽带', solution: '已开通宽带；测速下行 510 Mbps', devices: [device] })
  })

  it('the cable with the plan, and once more with what was laid', () => {
    const plan = event('plan.proposed', { route: '沿墙', length_m: 12, duration_min: 30, charge_cny: '0' })
    expect(begun(progressOf('lay', [plan]), ORDER, [plan]).values).toEqual({ route: '沿墙', length_m: 12 })
    const log = [plan, event('cabling.done', { route: '踢脚线', length_m: 14, checks: ['regime.as-agreed'] })]
    expect(begun(progressOf('lay', log), ORDER, log)).toMatchObject(
      { values: { route: '踢脚线', length_m: 14 }, checks: ['regime.as-agreed'] })
  })

  it('another reading with nothing', () => {
    const log = [event('optical.measured', { dbm: -20 })]
    expect(begun(progressOf('light', log), ORDER, log).values).toEqual({})
  })
})
