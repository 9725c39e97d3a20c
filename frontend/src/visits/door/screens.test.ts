import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick, ref, shallowRef } from 'vue'
import { deviceNow, setServerNow } from '@/shared/clock'
import { setLocale } from '@/shared/i18n'
import DoorBook from './DoorBook.vue'
import DoorComing from './DoorComing.vue'
import DoorComplaints from './DoorComplaints.vue'
import DoorHold from './DoorHold.vue'
import type { Coming, DoorView, Offer } from './model'
import type { Door, Refusal } from './useDoor'

const NOON = '2026-03-04T12:00:00+08:00'
const after = (minutes: number) => new Date(Date.parse(NOON) + minutes * 60_000).toISOString()

// Before the clocks are given back: who watches the time holds one.
enableAutoUnmount(afterEach)

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse(NOON) })
  setServerNow(NOON)
  Element.prototype.scrollIntoView = vi.fn()
})

afterEach(() => {
  vi.useRealTimers()
  setServerNow(deviceNow().toISOString())
  setLocale('zh')
})

describe('how far off', () => {
  const coming: Coming = {
    departed_at: after(-10), sign: 'position', sign_at: after(-1), expected_at: after(12), minutes: 12, away_km: 2.4,
  }
  const told = (more: Partial<Coming>) => mount(DoorComing, { props: { coming: { ...coming, ...more } } }).text()

  it('is told in minutes, with where and when they were seen', () => {
    expect(told({})).toContain('约 12 分钟后到')
    expect(told({})).toContain('直线距离约 2.4 公里 · 按 11:59 的位置推算')
  })

  it('is told by the way alone when nobody has seen them', () => {
    const said = told({ sign: 'departure', away_km: null, sign_at: after(-10) })
    expect(said).toContain('11:50 已出发，按路程推算')
    expect(said).not.toContain('公里')
  })

  it('is not made up when they should have been there for long', () => {
    expect(told({ expected_at: after(-1) })).toContain('应该马上就到')
    expect(told({ expected_at: after(-15) })).toContain('暂时说不准还有多久')
    expect(told({ expected_at: after(-15) })).not.toContain('公里')
  })
})

describe('a place that is kept', () => {
  const hold = { id: 'h', slot: 's', from_at: after(60), to_at: after(180), held_until: after(2) }

  it('counts down, warns in the last minute and says when it is over, once', async () => {
    const count = mount(DoorHold, { props: { hold } })
    expect(count.get('[role=timer]').text()).toBe('2:00')
    expect(count.get('[role=status]').text()).toContain('为您保留到 12:02')
    vi.advanceTimersByTime(61_000)
    await nextTick()
    expect(count.get('[role=status]').text()).toContain('请马上确认')
    vi.advanceTimersByTime(120_000)
    await nextTick()
    expect(count.emitted('over')).toHaveLength(1)
    count.unmount()
  })
})

describe('choosing a window', () => {
  const offer = (slot: string, hours: number): Offer => ({
    slot, from_at: after(hours * 60), to_at: after(hours * 60 + 120), left: 1, offered: true, reason: null,
    wished: false, held_until: null,
  })

  function page() {
    const view = shallowRef({
      offers: [offer('one', 1), offer('two', 3)], hold: null, promised: null, step: 'book',
    } as unknown as DoorView)
    const asked: string[] = []
    const keep = (slot: string) => {
      asked.push(`hold ${slot}`)
      const held = { id: slot, slot, from_at: after(60), to_at: after(180), held_until: after(10) }
      view.value = { ...view.value, hold: held }
      return Promise.resolve(true)
    }
    const door = {
      busy: ref(false),
      refusal: shallowRef<Refusal>(),
      look: () => Promise.resolve(),
      hold: vi.fn(keep),
      choose: (slot: string) => Promise.resolve(Boolean(asked.push(`choose ${slot}`))),
      release: (id: string) => Promise.resolve(Boolean(asked.push(`release ${id}`))),
    }
    const screen = mount(DoorBook, { props: { view: view.value, door: door as unknown as Door, why: 'book' } })
    const turn = async (place: number) => {
      await screen.findAll('input')[place]?.setValue(true)
      await flushPromises()
      await screen.setProps({ view: view.value })
    }
    return { screen, asked, turn, view, door }
  }

  it('holds what is chosen, then the other in its place, and takes what is held', async () => {
    const { screen, asked, turn } = page()
    expect(screen.find('.main').exists()).toBe(false)
    await turn(0)
    await turn(1)
    await screen.get('.main').trigger('click')
    await flushPromises()
    expect(asked).toEqual(['hold one', 'hold two', 'choose two'])
    expect(screen.emitted('done')).toHaveLength(1)
  })

  it('goes back to what was held when the next one is gone, and gives it back when asked', async () => {
    const { screen, asked, turn, door } = page()
    await turn(0)
    door.hold.mockResolvedValueOnce(false)
    await turn(1)
    expect(screen.findAll('input').map((each) => each.element.checked)).toEqual([true, false])
    await screen.findAll('.quiet')[0]?.trigger('click')
    await flushPromises()
    expect(asked.at(-1)).toBe('release one')
  })

  it('says so when the time to decide is over', async () => {
    const { screen, turn, view } = page()
    await turn(0)
    vi.advanceTimersByTime(11 * 60_000)
    await screen.setProps({ view: { ...view.value, hold: null } })
    expect(screen.get('[role=alert].bad').text()).toContain('已经释放')
    expect(screen.findAll('input').every((each) => !each.element.checked)).toBe(true)
  })
})

describe('a complaint', () => {
  const times = { made_at: after(-60), answer_by: after(60), answered_at: null }
  const complaint = { id: 'c', statement: '等太久', answer: null, ...times }
  const told = (more: object) => mount(DoorComplaints, { props: { complaints: [{ ...complaint, ...more }] } }).text()

  it('has a promise of time, says when it was broken, and shows its answer', () => {
    expect(told({})).toContain('我们在 今天 13:00 前答复您')
    expect(told({ answer_by: after(-1) })).toContain('抱歉让您久等')
    expect(told({ answer: '已处理', answered_at: after(-5) })).toMatch(/已答复.*今天 11:55 的答复.*已处理/)
  })
})
