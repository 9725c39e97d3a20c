import 'fake-indexeddb/auto'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia, type Pinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { setLocale } from '@/shared/i18n'
import OutboxScreen from './OutboxScreen.vue'
import type { Evidence } from '@/shared/offline/photo'
import { PIECE_BYTES } from '@/shared/offline/uploading'
import { useOutbox } from '@/shared/offline/useOutbox'

/** Answers each upload only when the test says so; `refuse` is what it says of a picture. */
let waiting: (() => void)[]
let refuse: object | undefined
let network: boolean

const upTo = (request: Request): number => Number(/-(\d+)\//.exec(request.headers.get('Content-Range') ?? '')?.[1]) + 1

async function server(input: Request | string, init?: RequestInit): Promise<Response> {
  if (!network) throw new TypeError('Failed to fetch')
  const request = input instanceof Request ? input : new Request(new URL(input, 'http://x'), init)
  if (request.method === 'PUT') {
    await new Promise<void>((go) => waiting.push(go))
    if (refuse) return Response.json(refuse, { status: 422 })
    return Response.json({ received_bytes: upTo(request), whole: upTo(request) === PIECE_BYTES * 4 })
  }
  const { events } = (await request.json()) as { events: { id: string }[] }
  return Response.json({ now: '', receipts: events.map(({ id }) => ({ id, status: 'accepted' })) })
}

const picture = (sha256: string): Evidence => ({
  sha256: sha256.repeat(64), blob: new Blob([new Uint8Array(PIECE_BYTES * 4)]), mediaType: 'image/jpeg', takenAt: '',
})

let pinia: Pinia
let screen: VueWrapper | undefined

beforeEach(() => {
  [waiting, refuse, network] = [[], undefined, true]
  setLocale('zh')
  vi.stubGlobal('fetch', server)
  vi.stubGlobal('indexedDB', new IDBFactory())
  pinia = createPinia()
  setActivePinia(pinia)
})

afterEach(async () => {
  await vi.waitFor(() => expect(useOutbox().sync?.status.running).toBe(false))
  screen?.unmount()
  useOutbox().close()
  vi.unstubAllGlobals()
})

async function shown(...pictures: string[]): Promise<VueWrapper> {
  await useOutbox().open('liqiang')
  await useOutbox().record({ order: 'GD1', kind: 'cabling.done', body: {}, evidence: pictures.map(picture) })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: OutboxScreen }] })
  screen = mount(OutboxScreen, { global: { plugins: [pinia, router] } })
  return screen
}

const reads = (words: string) => vi.waitFor(() => expect(screen?.text()).toContain(words), { timeout: 3000 })
const answered = async () => {
  await vi.waitFor(() => expect(waiting).not.toHaveLength(0))
  waiting.shift()?.()
  await flushPromises()
}

describe('pictures on their way', () => {
  it('are counted, each with how much of it the server has, until all are there', async () => {
    await shown('a', 'b')
    await reads('2 张照片待上传，共 2.0 MB')
    await reads('照片 0 / 2')
    await answered()
    await reads('已传 25%')
    await reads('共 1.8 MB')
    for (let piece = 0; piece < 4; piece += 1) await answered()
    await reads('照片 1 / 2')
    await reads('1 张照片待上传')
    for (let piece = 0; piece < 3; piece += 1) await answered()
    await reads('都已上传')
    expect(screen?.find('progress').exists()).toBe(false)
  })

  it('still show when their event has gone ahead', async () => {
    network = false
    await shown('a')
    await useOutbox().outbox?.db.events.clear()
    await reads('1 张照片待上传，共 1.0 MB')
    expect(screen?.text()).not.toContain('都已上传')
    expect(screen?.text()).toContain('立即上传')
  })

  it('say why the server will never take one', async () => {
    refuse = { type: 'x', code: 'evidence-type', title: '不是图片', mend: '重拍' }
    await shown('a')
    await answered()
    await reads('GD1 这张照片服务器不收：不是图片')
  })
})
