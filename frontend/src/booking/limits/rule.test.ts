import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setLocale } from '@/shared/i18n'
import {
  bodyOf, changeKind, dayAfter, effectWords, mistakes, newDraft, tally, whenWords, whomWords, type WindowChange,
} from './rule'

const draft = (some: Partial<ReturnType<typeof newDraft>> = {}) =>
  ({ ...newDraft('2026-03-02'), title_zh: '台风', where: 'grid:HF-SS', ...some })

const change = (some: Partial<WindowChange> = {}): WindowChange => ({
  slot: 'S', grid: 'HF-SS', from_at: '2026-03-02T02:00:00Z', to_at: '2026-03-02T04:00:00Z', taken: 1, by_hand: false,
  places_before: 4, places_after: 4, open_before: true, open_after: true, ...some,
})

beforeEach(() => setLocale('zh'))
afterEach(() => setLocale('zh'))

describe('a rule as it is typed', () => {
  it('is sent with the day after the last one, and a grid or a unit', () => {
    expect(bodyOf(draft({ last_on: '2026-02-28', weekdays: [7, 6], value: 5 }))).toMatchObject({
      grid: 'HF-SS', unit: '', to_on: '2026-03-01', weekdays: [6, 7], effect: 'close', value: 0, from_time: null,
    })
    expect(bodyOf(draft({ where: 'unit:HF', effect: 'places', value: 3 }))).toMatchObject({
      unit: 'HF', grid: '', to_on: null, value: 3,
    })
    expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28')
  })

  it('says beside each field what is lacking', () => {
    expect(mistakes(draft())).toEqual({})
    expect(Object.keys(mistakes(draft({ title_zh: ' ', where: '', effect: 'places' })))).toEqual(['title_zh', 'grid', 'value'])
    expect(Object.keys(mistakes(draft({ from_time: '10:00', to_time: '10:00', last_on: '2026-03-01' }))))
      .toEqual(['to_on', 'to_time'])
    expect(Object.keys(mistakes(draft({ to_time: '10:00' })))).toEqual(['to_time'])
    expect(mistakes(draft({ effect: 'overbook', value: 1, kinds: ['repair'] })).effect).toContain('超约')
    expect(mistakes(draft({ effect: 'places', value: 0 }))).toEqual({})
  })
})

describe('a rule in words', () => {
  const rule = { from_on: '2026-03-02', to_on: null, weekdays: [], from_time: null, to_time: null }

  it('says when it holds', () => {
    expect(whenWords(rule)).toBe('2026-03-02 起 · 全部时段')
    expect(whenWords({ ...rule, to_on: '2026-03-03', from_time: '08:00:00', to_time: '12:00:00' }))
      .toBe('2026-03-02 · 08:00–12:00')
    expect(whenWords({ ...rule, to_on: '2026-03-09', weekdays: [6, 7] }))
      .toBe('2026-03-02 至 2026-03-08 · 周六、周日 · 全部时段')
  })

  it('says what it does and for whom', () => {
    expect(effectWords({ effect: 'cutoff', value: 120 })).toBe('时段开始前 2 小时截止预约')
    expect(effectWords({ effect: 'cutoff', value: 90 })).toContain('90 分钟')
    expect(whomWords({ kinds: [], skill: '' })).toBe('全部工单')
    expect(whomWords({ kinds: ['install', 'repair'], skill: 'copper' })).toBe('新装、修障、要用到铜缆的工单')
  })
})

it('says what becomes of each window, and counts them', () => {
  const changes = [
    change({ open_after: false }), change({ places_after: 2 }), change({ places_after: 0 }),
    change({ places_after: 6 }), change({ by_hand: true }), change(),
  ]
  expect(changes.map(changeKind)).toEqual(['closes', 'fewer', 'below', 'more', 'hand', 'same'])
  expect(tally(changes)).toEqual({ windows: 6, changed: 4, hand: 1 })
})
