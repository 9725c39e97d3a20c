import 'fake-indexeddb/auto'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia, type Pinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { serverNow } from '@/shared/clock'
import { useOutbox } from '@/shared/offline/useOutbox'
import { event, step } from '../fixtures'
import type { DayBundle, LogEvent } from '../model'
import { visitProgress } from '../progress'
import { useDayBundle } from '../useDayBundle'
import { useVisit } from '../useVisit'
import AskGuest from './AskGuest.vue'
import LeaveScreen from './closing/LeaveScreen.vue'
import ReplyScreen from './closing/ReplyScreen.vue'
import SheetScreen from './closing/SheetScreen.vue'
import { box, room, ROLLOUT, ROOM_ORDER } from './fixtures'
import RoomsScreen from './house/RoomsScreen.vue'
import RoomScreen from './room/RoomScreen.vue'
import { useRooms } from './useRooms'

let sent: { kind: string; body: Record<string, unknown> }[]
let offline: boolean
let served: DayBundle
let pinia: Pinia
let router: Router
let shown: VueWrapper | undefined

async function server(input: Request | string): Promise<Response> {
  if (offline) throw new TypeError('Failed to fetch')
  const request = input instanceof Request ? input : new Request(new URL(input, 'http://x'))
  if (!request.url.endsWith('/sync')) return Response.json(served)
  const { events } = (await request.json()) as { events: (typeof sent[number] & { id: string })[] }
  sent.push(...events)
  return Response.json({ now: '', receipts: events.map(({ id }) => ({ id, status: 'accepted', problem: null })) })
}

// A busy machine takes its time to load the screens' parts.
vi.setConfig({ testTimeout: 30_000 })

const STEPS = [
  step('confirm-desk', 'frontdesk.confirmed', { screen: 'front-desk' }),
  step('rooms', 'room.finished', { screen: 'rooms', repeatable: true }),
  step('sign-sheet', 'sheet.signed', { screen: 'sheet' }),
  step('accept', 'acceptance.signed'),
]

/** Minutes ago by the clock of the screen. */
const ago = (minutes: number, kind: string, body: LogEvent['body']): LogEvent =>
  ({ ...event(kind, body), occurred_at: new Date(serverNow() - minutes * 60_000).toISOString() })

function setOut(log: LogEvent[] = [], rollout = ROLLOUT) {
  const order = { ...ROOM_ORDER, steps: STEPS, events: log, rollout }
  const now = new Date(serverNow()).toISOString()
  const day = { day: now.slice(0, 10), now, orders: [order], company: {}, technician: {}, hours: [] }
  served = day as unknown as DayBundle
  useDayBundle().bundle = served
  return { order, day: served }
}

/** Nothing can be drawn here. */
const options = () => ({ global: { plugins: [pinia, router], stubs: { SignaturePad: true } }, attachTo: document.body })

async function openRoom(name: string, log: LogEvent[] = [], rollout = ROLLOUT): Promise<VueWrapper> {
  const { day } = setOut(log, rollout)
  shown = mount(RoomScreen, { props: { number: 'GD1', name, day }, ...options() })
  await vi.waitFor(() => expect(shown?.find('.body').exists()).toBe(true))
  return shown
}

const settle = (done: () => void) => vi.waitFor(done, { timeout: 8000 })
const button = (on: VueWrapper, words: string) => {
  const found = on.findAll('button').find((each) => each.text().includes(words))
  if (!found) throw new Error(`no button ${words}; there are ${on.findAll('button').map((each) => each.text()).join(' | ')}`)
  return found
}
/** What is still being recorded keeps the buttons shut for a moment. */
const press = async (on: VueWrapper, words: string) => {
  await settle(() => expect(button(on, words).attributes('disabled')).toBeUndefined())
  await button(on, words).trigger('click')
  await flushPromises()
}
const onPage = (words: string) =>
  [...document.querySelectorAll<HTMLButtonElement>('button')].findLast((each) => each.textContent?.includes(words))
const recorded = () => useOutbox().events.map(({ kind }) => kind)

beforeEach(async () => {
  sent = []
  offline = false
  pinia = createPinia()
  setActivePinia(pinia)
  router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: { template: '<i/>' } }] })
  vi.stubGlobal('fetch', server)
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('scrollTo', () => undefined)
  localStorage.clear()
  await useOutbox().open(`liqiang-${String(Math.random())}`)
})

afterEach(async () => {
  shown?.unmount()
  await vi.waitFor(() => expect(useOutbox().sync?.status.running).toBe(false))
  useOutbox().close()
  vi.unstubAllGlobals()
  document.body.innerHTML = ''
})

describe('a vacant room', () => {
  it('is knocked at three times before it is opened, scanned, and left as found', async () => {
    const on = await openRoom('A-801')
    for (let n = 0; n < 3; n += 1) await press(on, '敲门并招呼')
    await press(on, '没人应')
    await settle(() => expect(on.text()).toContain('协调人已开门'))
    await press(on, '协调人已开门')
    await settle(() => expect(on.text()).toContain('登记到 801'))
    const [model, sn, mac] = on.findAll('input:not([type=file])')
    await model?.setValue('B860AV3')
    await sn?.setValue('ZTE00055')
    await mac?.setValue('0019c6000055')
    await settle(() => expect(button(on, '登记到 801').attributes('disabled')).toBeUndefined())
    await press(on, '登记到 801')
    await settle(() => expect(on.text()).toContain('离房，这间完成'))
    await press(on, '离房，这间完成')
    expect(on.text()).toContain('还差：')
    for (const toggle of on.findAll('.toggle')) await toggle.trigger('click')
    await settle(() => expect(on.findAll('.toggle[aria-checked=true]')).toHaveLength(4))
    await press(on, '离房，这间完成')
    await settle(() => expect(on.text()).toContain('A-801 完成'))
    expect(recorded()).toEqual(['room.knocked', 'room.opened', 'room.mapped', 'room.finished'])
    expect(useOutbox().events.at(-1)?.body).toMatchObject({ room: 'A-801', result: 'installed', tested: true })
  })

  it('says at once that the terminal in hand belongs to another room, and takes none', async () => {
    const log = [ago(1, 'room.opened', { room: 'A-801', occupied: false, by: 'coordinator' })]
    const on = await openRoom('A-801', log)
    const mac = on.findAll('input:not([type=file])').at(2)
    await mac?.setValue(box(9).mac)
    await settle(() => expect(on.text()).toContain('走错房了？这台的 MAC 已登记在 B-201'))
    expect(button(on, '登记到 801').attributes('disabled')).toBeDefined()
  })

  it('shows how long it has been open, and turns after five minutes', async () => {
    const on = await openRoom('A-801', [ago(6, 'room.opened', { room: 'A-801', occupied: false, by: 'coordinator' })])
    expect(on.find('.head').classes()).toContain('over')
    expect(on.find('.clock').text()).toMatch(/^6:0\d超过 5 分钟/)
  })

  it('works on without network, and is still half done after the app was closed', async () => {
    offline = true
    const on = await openRoom('A-801')
    await press(on, '敲门并招呼')
    await settle(() => expect(on.findAll('i.on')).toHaveLength(1))
    on.unmount()
    const again = await openRoom('A-801')
    await settle(() => expect(again.findAll('i.on')).toHaveLength(1))
  })
})

describe('a guest', () => {
  it('who would rather not is apologised to, asked for a time, and told of at the front desk', async () => {
    const on = await openRoom('A-802')
    await press(on, '现在不方便')
    await settle(() => expect(onPage('登记暂缓')).toBeDefined())
    onPage('已向住客道歉')?.click()
    onPage('退房后')?.click()
    await flushPromises()
    onPage('住客在休息')?.click()
    await flushPromises()
    onPage('登记暂缓')?.click()
    await settle(() => expect(on.text()).toContain('A-802 暂缓'))
    expect(useOutbox().events.map(({ kind, body }) => [kind, body])).toMatchObject([
      ['guest.greeted', { consent: false }],
      ['room.deferred', { reason: 'guest', apologised: true, again: 'check_out', remark: '住客在休息' }],
    ])
    await press(on, '电话已说')
    await settle(() => expect(on.text()).not.toContain('还没告诉前台'))
    expect(useOutbox().events.at(-1)).toMatchObject({ kind: 'frontdesk.told', body: { room: 'A-802', about: 'deferral', to: '8' } })
  })

  it('is asked after a quarter of an hour, whatever is on the screen, and answers on the phone', async () => {
    setOut([ago(16, 'room.opened', { room: 'A-802', occupied: true, by: 'guest' })])
    shown = mount(AskGuest, options())
    expect(document.body.textContent).toContain('A-802 已经 16 分')
    onPage('已说明，请住客回答')?.click()
    await settle(() => expect(onPage('可以继续')).toBeDefined())
    await settle(() => expect(onPage('可以继续')?.disabled).toBe(false))
    onPage('可以继续')?.click()
    await settle(() => expect(document.querySelector('.ask')).toBeNull())
    expect(recorded()).toEqual(['guest.asked', 'guest.answered'])
  })

  it('is left alone before that, and in a vacant room nobody is asked', () => {
    setOut([
      ago(14, 'room.opened', { room: 'A-802', occupied: true, by: 'guest' }),
      ago(40, 'room.opened', { room: 'A-801', occupied: false, by: 'coordinator' }),
    ])
    shown = mount(AskGuest, options())
    expect(document.querySelector('.ask')).toBeNull()
  })
})

describe('a power cut', () => {
  it('puts off the whole floor in one go, and the front desk hears of it in one sentence', async () => {
    const on = await openRoom('A-801')
    await press(on, '暂缓')
    onPage('停电')?.click()
    await settle(() => expect(onPage('剩下的 3 间一起暂缓')).toBeDefined())
    onPage('剩下的 3 间一起暂缓')?.click()
    onPage('整层停电')?.click()
    await flushPromises()
    onPage('3 间一起登记暂缓')?.click()
    await settle(() => expect(on.text()).toContain('A-801、A-802、A-803 暂缓：整层停电'))
    expect(useOutbox().events.map(({ body }) => [body.room, body.reason, body.again])).toEqual([
      ['A-801', 'power', 'hotel'], ['A-802', 'power', 'hotel'], ['A-803', 'power', 'hotel'],
    ])
    await press(on, '当面已说')
    await settle(() => expect(recorded().filter((kind) => kind === 'frontdesk.told')).toHaveLength(3))
  })
})

describe('a record that is wrong', () => {
  it('is answered by a correction, a scan by taking the terminal out', async () => {
    const opened = ago(3, 'room.opened', { room: 'A-801', occupied: false, by: 'coordinator' })
    const scanned = ago(2, 'room.mapped', { room: 'A-801', device: box(5) })
    const on = await openRoom('A-801', [opened, scanned])
    await press(on, '记录与更正')
    for (const [words, why] of [['扫错了，拆下', '点错房号'], ['记错了', '按早了']] as const) {
      await settle(() => expect(onPage(words)).toBeDefined())
      onPage(words)?.click()
      await flushPromises()
      onPage(why)?.click()
      await flushPromises()
      onPage('写进更正')?.click()
      await settle(() => expect(onPage('写进更正')).toBeUndefined())
      if (words === '扫错了，拆下') await press(on, '记录与更正')
    }
    expect(useOutbox().events.map(({ kind, body }) => [kind, body])).toMatchObject([
      ['room.unmapped', { room: 'A-801', device: box(5), reason: '点错房号' }],
      ['order.corrected', { corrects: opened.id, statement: 'A-801：按早了' }],
    ])
    await settle(() => expect(on.text()).toContain('敲门并招呼'))
  })
})

describe('leaving and the reply', () => {
  it('end the crew’s work and the visit, then give rooms and MACs as they were scanned', async () => {
    const log = [ago(30, 'room.opened', { room: 'A-801', occupied: false, by: 'coordinator' }),
      ago(29, 'room.mapped', { room: 'A-801', device: box(5) }), ago(28, 'room.finished', { room: 'A-801', occupied: false, result: 'installed' })]
    const { order, day } = setOut(log, { ...ROLLOUT, rooms: [room('A-801')] })
    const steps = [step('leave', 'crew.left', { screen: 'leave-hotel' }), step('finish', 'visit.finished'), step('reply', 'order.replied')]
    const [leave, , reply] = visitProgress(steps, log)
    const rooms = useRooms(() => 'GD1', useVisit(() => 'GD1'))
    const all = { rooms, order: { ...order, steps }, day }
    shown = mount(LeaveScreen, { props: { ...all, progress: leave as never }, ...options() })
    await press(shown, '离店')
    await settle(() => expect(recorded()).toEqual(['crew.left', 'visit.finished']))
    expect(useOutbox().events[0]?.body).toEqual({ rooms_done: 1, rooms_left: 0 })
    shown.unmount()
    shown = mount(ReplyScreen, { props: { ...all, progress: reply as never }, ...options() })
    await press(shown, '回单并录入')
    await settle(() => expect(recorded().slice(2)).toEqual(['order.replied', 'rollout.entered']))
    expect(useOutbox().events.slice(2).map(({ body }) => body)).toMatchObject([
      { devices: [box(5)] }, { hotel: 'JD-0012', rooms: 1, macs: [box(5).mac] },
    ])
  })
})

describe('the house', () => {
  const gate = {
    clause: 'hotel.front-desk-first', source: 'HOTEL-9', title: { zh: '先确认', en: '' }, mend: { zh: '请前台签字', en: '' },
    when: {}, needs: { kinds: ['frontdesk.confirmed'], when: {} }, since: null, correlate: [],
  }
  const shut = { ...ROLLOUT, flow: { ...ROLLOUT.flow, vacant: ROLLOUT.flow.vacant.map((each) =>
    (each.event === 'room.opened' ? { ...each, gates: [gate] } : each)) } }

  function openHouse(log: LogEvent[], rollout = ROLLOUT) {
    const { order } = setOut(log, rollout)
    const visit = useVisit(() => 'GD1')
    const progress = visitProgress(STEPS, log)[1]
    shown = mount(RoomsScreen, { props: { rooms: useRooms(() => 'GD1', visit), order, progress: progress as never }, ...options() })
    return shown
  }

  it('opens no door before the front desk has confirmed, and leads there', async () => {
    const on = openHouse([], shut)
    expect(on.text()).toContain('请前台签字')
    await press(on, '去做：confirm-desk')
    expect(on.emitted('go')?.[0]).toMatchObject([{ id: 'confirm-desk' }])
  })

  it('leads to the next room, and back into one that is open', async () => {
    expect(openHouse([ago(9, 'frontdesk.confirmed', { rooms: ['A-801', 'A-803'], occupied: [] })], shut).text()).toContain('下一间 A-801')
    shown?.unmount()
    expect(openHouse([ago(1, 'room.opened', { room: 'A-803', occupied: false, by: 'coordinator' })]).text()).toContain('回到 A-803')
  })

  it('leads to the sheet when every room of ours is done or put off', () => {
    const rooms = [room('801', { state: 'done' }), room('802', { state: 'deferred' }), room('803', { mine: false })]
    expect(openHouse([], { ...ROLLOUT, rooms }).text()).toContain('去和前台对单')
  })
})

describe('the sheet', () => {
  it('lets nobody sign while rooms are left and no next time is agreed', async () => {
    const rooms = [room('801', { state: 'done' }), room('802', { state: 'deferred', again: 'hotel', remark: '停电' })]
    const { order } = setOut([], { ...ROLLOUT, rooms })
    const visit = useVisit(() => 'GD1')
    const progress = visitProgress(STEPS, [])[2]
    shown = mount(SheetScreen, { props: { rooms: useRooms(() => 'GD1', visit), order, progress: progress as never }, ...options() })
    const on = shown
    await settle(() => expect(on.text()).toContain('剩 1 间，约好下次再走'))
    await press(on, '签字完成')
    expect(on.text()).toContain('先约好剩下房间的时间')
    await on.find('input[type=datetime-local]').setValue('2030-03-03T10:00')
    await press(on, '约好了')
    await settle(() => expect(recorded()).toEqual(['next_visit.agreed']))
    expect(useOutbox().events[0]?.body).toEqual({ from_at: '2030-03-03T10:00:00+08:00', rooms: ['802'], agreed_by: '8' })
  })
})
