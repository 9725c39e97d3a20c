import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { deviceNow, setServerNow } from '@/shared/clock'
import { setLocale } from '@/shared/i18n'
import Countdown from './Countdown.vue'
import { refitted } from './signatureStrokes'
import VerdictBadge from './VerdictBadge.vue'

const NOON = '2026-03-04T12:00:00+08:00'

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-03-04T11:50:00+08:00') }))

afterEach(() => {
  vi.useRealTimers()
  setServerNow(deviceNow().toISOString())
  setLocale('zh')
})

describe('Countdown', () => {
  it('counts by the server’s clock, ten minutes ahead of the phone’s, each second', async () => {
    setServerNow(NOON)
    const count = mount(Countdown, { props: { until: '2026-03-04T12:00:02+08:00' } })
    expect(count.text()).toBe('剩 2 秒')
    vi.advanceTimersByTime(1000)
    await nextTick()
    expect(count.text()).toBe('剩 1 秒')
    count.unmount()
    vi.advanceTimersByTime(10_000)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('says how far over it is, by shape and words', () => {
    setServerNow(NOON)
    const count = mount(Countdown, { props: { until: '2026-03-04T11:52:00+08:00' } })
    expect(count.text()).toBe('超时 8 分')
    expect(count.find('svg').exists()).toBe(true)
    count.unmount()
  })

  it('stands still once the deadline was met', () => {
    setServerNow(NOON)
    const props = { until: '2026-03-04T13:00:00+08:00', at: '2026-03-04T11:48:00+08:00' }
    const count = mount(Countdown, { props })
    expect(count.text()).toBe('剩 1 小时 12 分')
    count.unmount()
  })
})

describe('VerdictBadge', () => {
  it('changes its words with the language, without being drawn anew', async () => {
    const badge = mount(VerdictBadge, { props: { outcome: 'violated' } })
    expect(badge.text()).toBe('已违反')
    setLocale('en')
    await nextTick()
    expect(badge.text()).toBe('Violated')
  })
})

describe('signature', () => {
  const stroke = (points: { x: number; y: number }[]) => ({
    dotSize: 0, minWidth: 1, maxWidth: 3, penColor: '#000', velocityFilterWeight: 0.7,
    compositeOperation: 'source-over' as const,
    points: points.map((point) => ({ ...point, pressure: 0.5, time: 0 })),
  })

  it('shrinks into a narrower pad and stays whole', () => {
    const across = stroke([{ x: 0, y: 0 }, { x: 400, y: 200 }])
    const [moved] = refitted([across], { width: 400, height: 200 }, { width: 200, height: 200 })
    expect(moved?.points.map(({ x, y }) => [x, y])).toEqual([[0, 50], [200, 150]])
  })

  it('is only moved to the middle of a larger one', () => {
    const [moved] = refitted([stroke([{ x: 10, y: 10 }])], { width: 200, height: 200 }, { width: 400, height: 200 })
    expect(moved?.points.map(({ x, y }) => [x, y])).toEqual([[110, 10]])
  })
})
