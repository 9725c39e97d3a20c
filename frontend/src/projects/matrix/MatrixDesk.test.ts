import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { setServerNow } from '@/shared/clock'
import { i18n } from '@/shared/i18n'
import { building, matrix, room } from '../testing'
import MatrixDesk from './MatrixDesk.vue'

const NOW = '2026-03-04T10:00:00+08:00'
const HOUSE = matrix({
  orders: [{ number: 'GD1', kind: 'install', crew: '李强', staff_no: 'HF1001', state: 'on_site', from_at: NOW, to_at: NOW }],
  buildings: [building('A', {
    9: [room('A-901', { state: 'done', order: 'GD1', took_s: 250 }), room('A-902', { state: 'deferred', flags: ['refused'] })],
    8: [
      room('A-801', { state: 'in_work', order: 'GD1', opened_at: '2026-03-04T09:53:00+08:00', occupancy: 'occupied' }),
      room('A-802'),
    ],
  })],
})
const ALL = { state: '', crew: '', floor: '', only: '', q: '' }
let desk: VueWrapper

async function shown(some: Partial<typeof ALL> = {}) {
  desk = mount(MatrixDesk, {
    props: { matrix: HOUSE, chosen: { ...ALL, ...some } }, global: { plugins: [i18n] }, attachTo: document.body,
  })
  await nextTick()
}
const at = (name: string) => desk.get(`[data-room="${name}"]`)

beforeEach(() => {
  localStorage.clear()
  vi.useFakeTimers({ now: Date.parse(NOW), toFake: ['Date', 'setInterval', 'clearInterval'] })
  setServerNow(NOW)
})

afterEach(() => {
  desk.unmount()
  vi.useRealTimers()
})

describe('the picture of the building', () => {
  it('stands as the house does, the top floor first', async () => {
    await shown()
    expect(desk.findAll('[data-room]').map((each) => each.attributes('data-room')))
      .toEqual(['A-901', 'A-902', 'A-801', 'A-802'])
    expect(desk.findAll('[role="rowheader"]').map((each) => each.text())).toEqual(['9F', '8F'])
  })

  it('says in words what it says in colour', async () => {
    await shown()
    expect(at('A-801').attributes('aria-label')).toBe('A-801、在装、住客房、进门已 7 分')
    expect(at('A-901').attributes('aria-label')).toBe('A-901、已装、用时 4 分')
  })

  it('counts the time in a room, and marks it once it is over', async () => {
    await shown()
    expect(at('A-801').get('.timer').text()).toBe('7:00')
    expect(at('A-801').get('.timer').classes()).toContain('over')
  })

  it('is walked through by arrows from the one room that tab reaches; Enter opens', async () => {
    await shown()
    expect(desk.findAll('[data-room][tabindex="0"]').map((each) => each.attributes('data-room'))).toEqual(['A-901'])
    await at('A-901').trigger('keydown', { key: 'ArrowDown' })
    await nextTick()
    expect(document.activeElement?.getAttribute('data-room')).toBe('A-801')
    await at('A-801').trigger('keydown', { key: 'ArrowRight' })
    await at('A-802').trigger('keydown', { key: 'Enter' })
    expect(desk.emitted('open')).toEqual([['A-802']])
  })

  it('dims what a filter doesn’t ask for, and says how many it found', async () => {
    await shown({ crew: '李强' })
    expect(desk.findAll('[data-room].dim').map((each) => each.attributes('data-room'))).toEqual(['A-902', 'A-802'])
    expect(desk.get('.found').text()).toBe('找到 2 间')
  })

  it('filters by a state of the legend, by a floor and by a crew beside it', async () => {
    await shown()
    await desk.get('.states button:nth-child(3)').trigger('click')
    await desk.get('.floors button').trigger('click')
    await desk.get('aside button').trigger('click')
    expect(desk.emitted('change')).toEqual([[{ state: 'deferred' }], [{ floor: 'A|9' }], [{ crew: '李强' }]])
  })

  it('is drawn larger and smaller by keys, and stays so', async () => {
    await shown()
    await at('A-901').trigger('keydown', { key: '+' })
    expect(at('A-901').classes()).toContain('large')
    desk.unmount()
    await shown()
    expect(at('A-901').classes()).toContain('large')
  })
})
