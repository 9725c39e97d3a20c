import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { useSession, type Me } from '@/people/useSession'
import { setServerNow } from '@/shared/clock'
import { useOutbox } from '@/shared/offline/useOutbox'
import { useDayBundle } from '@/visits/useDayBundle'
import { usePhone } from './usePhone'

type Answers = Record<string, (request: Request) => [number, unknown]>

const CUT = [403, { code: 'phone-cut-off', title: '已停用', mend: '联系主管' }] as [number, unknown]
const LAPSED = [401, { code: 'login-needed', title: '请登录', mend: '登录' }] as [number, unknown]

let asked: string[]
let answers: Answers
const scope = effectScope()

/** The server: by method and path; no answer is no network. */
function reply(request: Request): Promise<Response> {
  const call = `${request.method} ${new URL(request.url).pathname}`
  const answer = answers[call]
  if (!answer) return Promise.reject(new TypeError('no network'))
  asked.push(call)
  const [status, body] = answer(request)
  return Promise.resolve(new Response(status === 204 ? null : JSON.stringify(body), { status }))
}

beforeEach(async () => {
  setActivePinia(createPinia())
  asked = []
  answers = {}
  vi.stubGlobal('fetch', (request: Request) => reply(request))
  useSession().me = { username: 'liqiang' } as Me
  await useOutbox().open('liqiang')
  await useOutbox().outbox?.db.bundles.put({ key: 'day', value: { customer: '周海燕' }, fetched_at: '' })
  scope.run(() => usePhone())
})

afterEach(async () => {
  useOutbox().close()
  await Dexie.delete('doorstep-liqiang')
  vi.unstubAllGlobals()
})

it('wipes customers at once when cut off, hands over what was done, then holds nothing and is nobody’s', async () => {
  const outbox = useOutbox()
  const id = await outbox.record({ order: 'GD1', kind: 'site.cleaned', body: {} })
  answers = { 'GET /api/field/day': () => CUT }
  await useDayBundle().refresh()
  await vi.waitFor(async () => expect(await outbox.outbox?.db.bundles.count()).toBe(0))
  expect([usePhone().lost, usePhone().empty, outbox.waiting.length]).toEqual([true, false, 1])

  answers = {
    'POST /api/field/sync': () => [200, { now: '2026-03-02T02:00:00Z', receipts: [{ id, status: 'quarantined', problem: CUT[1] }] }],
    'POST /api/field/phone/wiped': () => [204, null],
    'DELETE /api/session': () => [204, null],
    'GET /api/field/day': () => CUT,
  }
  await outbox.sync?.now()
  await vi.waitFor(() => expect(useSession().me).toBeUndefined())
  expect(asked.slice(-2)).toEqual(['POST /api/field/phone/wiped', 'DELETE /api/session'])
  expect([usePhone().empty, await Dexie.exists('doorstep-liqiang')]).toEqual([true, false])
})

it('goes on working when the login lapses, and sends once it is renewed', async () => {
  const [outbox, session] = [useOutbox(), useSession()]
  answers = { 'POST /api/field/sync': () => LAPSED }
  const id = await outbox.record({ order: 'GD1', kind: 'site.cleaned', body: {} })
  await vi.waitFor(() => expect(outbox.sync?.status.problem?.status).toBe(401))
  session.lapse()
  expect(session.me?.username).toBe('liqiang')
  await vi.waitFor(() => expect(outbox.waiting.map((event) => event.id)).toEqual([id]))

  answers = { 'POST /api/field/sync': () => [200, { now: '2026-03-02T02:00:00Z', receipts: [{ id, status: 'accepted' }] }] }
  session.expired = false
  await vi.waitFor(() => expect(outbox.waiting).toEqual([]))
})

it('says by how much its clock is wrong, and nothing about a few seconds', () => {
  setServerNow('2026-03-02T02:00:00Z', Date.parse('2026-03-02T05:00:00Z'))
  expect(usePhone().wrong_by_ms).toBe(3 * 3_600_000)
  setServerNow('2026-03-02T02:00:00Z', Date.parse('2026-03-02T02:00:40Z'))
  expect(usePhone().wrong_by_ms).toBe(0)
})
