import { describe, expect, it } from 'vitest'
import { dayChanges, merged } from './changes'
import { ORDER } from './fixtures'
import type { DayBundle, FieldOrder } from './model'

const NOW = '2026-03-02T03:00:00.000Z'
const span = (from: string, to: string) => ({ from_at: `2026-03-02T${from}:00Z`, to_at: `2026-03-02T${to}:00Z` })
const order = (more: Partial<FieldOrder> = {}): FieldOrder => ({ ...ORDER, planned: span('02:00', '03:00'), ...more })
const day = (orders: FieldOrder[], gone: Partial<DayBundle['gone'][number]>[] = [], on = '2026-03-02') =>
  ({ day: on, orders, gone }) as unknown as DayBundle
const left = (why: string, more = {}) => ({ number: 'GD1', why, at: NOW, by_role: 'dispatcher', reason: '', taken_by: null, planned: null, promised: null, ...more }) as DayBundle['gone'][number]
const whats = (before: DayBundle, after: DayBundle) => dayChanges(before, after, NOW).map(({ what }) => what)

describe('what changed about the day', () => {
  it('is silent about the same day, about progress, and about customers whose job is over', () => {
    const done = order({ state: 'replied', customer: null, site: null, events: [{ id: 'a', kind: 'order.replied', occurred_at: NOW, body: {} }] })
    expect(whats(day([order()]), day([order()]))).toEqual([])
    expect(whats(day([order()]), day([done]))).toEqual([])
  })

  it('names an order that came, and none when another day begins', () => {
    const came = order({ number: 'GD2' })
    expect(whats(day([order()]), day([order(), came]))).toEqual(['added'])
    expect(whats(day([order()]), day([came], [], '2026-03-03'))).toEqual([])
  })

  it('names a promise that moved with both windows, and a route only when it moved by a quarter of an hour', () => {
    const [told] = dayChanges(day([order()]), day([order({ promised: span('06:00', '08:00') })]), NOW)
    expect(told).toMatchObject({ what: 'window', was: ORDER.promised, is: span('06:00', '08:00'), read_at: null })
    expect(whats(day([order()]), day([order({ planned: span('02:10', '03:10') })]))).toEqual([])
    expect(whats(day([order()]), day([order({ planned: span('02:30', '03:30') })]))).toEqual(['route'])
  })

  it('names what is different on site without saying what: customers’ data stay in the order', () => {
    const after = order({
      site: { address: '新地址', lat: 1, lon: 2, access_notes: '' }, customer: { name: '甲', phone: '1' }, need: '改电视', emergency: true,
    })
    const told = dayChanges(day([order()]), day([after]), NOW)
    expect(told.map(({ what }) => what)).toEqual(['place', 'customer', 'job', 'emergency'])
    expect(JSON.stringify(told)).not.toContain('新地址')
  })

  it('says of one that left why, by whom, and to whom it went', () => {
    const [told] = dayChanges(day([order()]), day([], [left('taken', { taken_by: '赵磊' })]), NOW)
    expect(told).toMatchObject({ key: 'GD1/gone', what: 'taken', taken_by: '赵磊', was: ORDER.promised })
  })

  it('is silent about a visit of his own that stays where it was when the next day is shown', () => {
    const stays = left('moved', { planned: span('02:00', '03:00'), promised: ORDER.promised })
    expect(whats(day([order()]), day([], [stays], '2026-03-03'))).toEqual([])
    const moved = left('moved', { promised: span('08:00', '10:00') })
    expect(whats(day([order()]), day([], [moved], '2026-03-03'))).toEqual(['moved'])
  })
})

describe('what is remembered until it is read', () => {
  const found = (before: DayBundle, after: DayBundle) => dayChanges(before, after, NOW)
  const first = found(day([order()]), day([order({ promised: span('06:00', '08:00') })]))

  it('keeps where a window began when it moves on, and forgets it when it moves back', () => {
    const on = found(day([order({ promised: span('06:00', '08:00') })]), day([order({ promised: span('08:00', '10:00') })]))
    expect(merged(first, on).put).toMatchObject([{ was: ORDER.promised, is: span('08:00', '10:00') }])
    const back = found(day([order({ promised: span('06:00', '08:00') })]), day([order()]))
    expect(merged(first, back)).toEqual({ put: [], drop: ['GD1/window'] })
  })

  it('begins anew with what was read', () => {
    const seen = first.map((each) => ({ ...each, read_at: NOW }))
    const on = found(day([order({ promised: span('06:00', '08:00') })]), day([order({ promised: span('08:00', '10:00') })]))
    expect(merged(seen, on).put).toMatchObject([{ was: span('06:00', '08:00') }])
  })

  it('lets an order that left say only that, and one that came back only that it is there', () => {
    const gone = found(day([order()]), day([], [left('cancelled')]))
    expect(merged(first, gone)).toMatchObject({ put: [{ what: 'cancelled' }], drop: ['GD1/window'] })
    const back = found(day([]), day([order()]))
    expect(merged(gone, back)).toMatchObject({ put: [{ what: 'added' }], drop: ['GD1/gone'] })
    expect(merged(back, gone)).toEqual({ put: [], drop: ['GD1/added'] })
  })
})
