import 'fake-indexeddb/auto'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia, type Pinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setLocale } from '@/shared/i18n'
import { useOutbox } from '@/shared/offline/useOutbox'
import { event, ORDER, progressOf, sure } from './fixtures'
import type { LogEvent } from './model'
import { reopen } from './reopening'
import StepForm from './step/StepForm.vue'
import { useDayBundle } from './useDayBundle'
import { useVisit } from './useVisit'

const REFUSAL = {
  type: 'x', title: '现在不能做这一步', status: 409, code: 'step-refused', mend: '先取得客户同意。',
  blocks: [{
    clause: 'touch.plan-agreed', source: 'TOUCH-3', title: { zh: '方案要客户同意', en: '' },
    mend: { zh: '请客户在页面上点同意。', en: '' }, missing: [],
  }],
}

type Answer = 'accepted' | 'refused' | 'quarantined' | 'offline'

let answer: Answer
let sent: { id: string; kind: string; happened: boolean; body: unknown }[]
let pinia: Pinia
let form: VueWrapper | undefined

async function server(input: Request | string): Promise<Response> {
  if (answer === 'offline') throw new TypeError('Failed to fetch')
  const request = input instanceof Request ? input : new Request(new URL(input, 'http://x'))
  if (!request.url.endsWith('/sync')) return Response.json({ now: '2026-03-02T02:00:00Z', orders: [], gone: [] })
  const { events } = (await request.json()) as { events: typeof sent }
  sent.push(...events)
  const problem = answer === 'accepted' ? null : REFUSAL
  return Response.json({ now: '', receipts: events.map(({ id }) => ({ id, status: answer, problem })) })
}

async function open(id: string, log: LogEvent[] = []): Promise<VueWrapper> {
  const day = useDayBundle()
  day.bundle = { orders: [{ ...ORDER, events: log }] } as unknown as NonNullable<typeof day.bundle>
  const visit = useVisit(() => ORDER.number)
  const props = { visit, order: ORDER, progress: progressOf(id, log) }
  form = mount(StepForm, { props, global: { plugins: [pinia] }, attachTo: document.body })
  await vi.waitFor(() => expect(form?.find('.form').exists()).toBe(true))
  return form
}

const settle = async (done: () => void) => {
  await vi.waitFor(done, { timeout: 3000 })
  await flushPromises()
}

beforeEach(async () => {
  answer = 'accepted'
  sent = []
  pinia = createPinia()
  setActivePinia(pinia)
  vi.stubGlobal('fetch', server)
  vi.stubGlobal('indexedDB', new IDBFactory())
  await useOutbox().open(`chenwei-${String(Math.random())}`)
})

afterEach(async () => {
  form?.unmount()
  await vi.waitFor(() => expect(useOutbox().sync?.status.running).toBe(false))
  await useDayBundle().refresh()
  useOutbox().close()
  vi.unstubAllGlobals()
  setLocale('zh')
})

const light = async () => {
  const shown = await open('light')
  await shown.find('input').setValue('-19.5')
  await shown.find('.main').trigger('click')
  return shown
}

describe('recording a step', () => {
  it('sends it as asked for, and moves on', async () => {
    const shown = await light()
    await settle(() => expect(shown.emitted('recorded')).toHaveLength(1))
    expect(sent).toMatchObject([{ kind: 'optical.measured', happened: false, body: { dbm: -19.5 } }])
  })

  it('without network keeps it as something that happened, and moves on', async () => {
    answer = 'offline'
    const shown = await light()
    await settle(() => expect(shown.emitted('recorded')).toHaveLength(1))
    await settle(() => expect(useOutbox().waiting).toMatchObject([{ happened: true, state: 'queued' }]))
  })

  it('shows the clause of a refusal, keeps what was filled in, and records nothing', async () => {
    answer = 'refused'
    const shown = await light()
    await settle(() => expect(shown.text()).toContain('请客户在页面上点同意。'))
    expect(shown.emitted('recorded')).toBeUndefined()
    expect(shown.find('input').element.value).toBe('-19.5')
    await settle(() => expect(useOutbox().events).toEqual([]))
  })

  it('moves on when a dispatcher has to look at it; it stays on the phone', async () => {
    answer = 'quarantined'
    const shown = await light()
    await settle(() => expect(shown.emitted('recorded')).toHaveLength(1))
    await settle(() => expect(useOutbox().refused).toMatchObject([{ state: 'quarantined' }]))
  })

  it('records nothing while something is missing, and says what', async () => {
    const shown = await open('light')
    await shown.find('.main').trigger('click')
    expect(shown.text()).toContain('还差：dbm')
    expect(sent).toEqual([])
  })
})

describe('a half-filled step', () => {
  it('is still there after the app was closed, and gone once recorded', async () => {
    const first = await open('light')
    await first.find('input').setValue('-21')
    first.unmount()
    await vi.waitFor(async () => expect(await useOutbox().outbox?.db.bundles.count()).toBe(1))
    const again = await open('light')
    expect(again.find('input').element.value).toBe('-21')
    await again.find('.main').trigger('click')
    await settle(() => expect(again.emitted('recorded')).toHaveLength(1))
    expect(await useOutbox().outbox?.db.bundles.get('draft/GD1/light')).toBeUndefined()
  })
})

describe('a record that was refused later on', () => {
  it('fills its step again, picture and all, and leaves the outbox', async () => {
    answer = 'refused'
    const route = { sha256: 'a'.repeat(64), blob: new Blob(['jpeg']), mediaType: 'image/jpeg', takenAt: '2026-03-02T01:00:00Z' }
    const evidence = [{ slot: 'route', sha256: route.sha256, media_type: 'image/jpeg' }]
    await useOutbox().record({ order: 'GD1', kind: 'cabling.done', body: { route: '沿墙', evidence }, evidence: [route] })
    await settle(() => expect(useOutbox().refused).toHaveLength(1))
    const [event] = useOutbox().refused
    await reopen(sure(useOutbox().outbox), sure(event), progressOf('lay').step)
    const shown = await open('lay')
    expect(shown.find('textarea').element.value).toBe('沿墙')
    expect(shown.find('.slot').classes()).toContain('taken')
    await settle(() => expect(useOutbox().events).toEqual([]))
  })
})

describe('a closed gate', () => {
  it('stands in the place of the button, with the way to the step that mends it', async () => {
    const shown = await open('lay', [event('plan.proposed', { route: 'a' })])
    expect(shown.text()).toContain('agree first')
    const button = shown.find('.main')
    expect(button.text()).toBe('去做：agree')
    await button.trigger('click')
    expect(shown.emitted('go')?.[0]).toMatchObject([{ id: 'agree' }])
    expect(shown.text()).not.toContain('完成这一步')
  })

  it('opens with what this phone has recorded, not only with what the server knows', async () => {
    answer = 'offline'
    await useOutbox().record({ order: ORDER.number, kind: 'plan.agreed', body: { agreed: true } })
    await settle(() => expect(useOutbox().events).toHaveLength(1))
    const shown = await open('lay', [event('plan.proposed', { route: 'a' })])
    expect(shown.find('.main').text()).toBe('完成这一步')
  })
})
