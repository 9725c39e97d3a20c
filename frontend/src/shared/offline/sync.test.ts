import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { answer, api, networkProblem, Problem } from '@/shared/api'
import { OfflineDatabase, type OutEvent, type Receipt } from './database'
import { Outbox } from './outbox'
import type { Evidence } from './photo'
import { Sync, type Later, type Port } from './sync'

const PHOTO = 'a'.repeat(64)
const ORDER = 'HF-2026-0001'

const photo = (sha256 = PHOTO): Evidence => ({
  sha256, blob: new Blob(['jpeg'], { type: 'image/jpeg' }), mediaType: 'image/jpeg', takenAt: '2026-03-04T02:00:00Z',
})

const refusal = (status: number, code: string) =>
  new Problem({ type: 'about:blank', status, code, title: '不能做', mend: '先做上一步' })

/** A server that remembers what it was sent; `fail` breaks its next call. */
class Server implements Port {
  calls: string[] = []
  fail: { at: 'put' | 'post'; problem: unknown } | undefined
  /** Why every call fails, as long as it stands. */
  down: Problem | undefined
  answers: Partial<Record<string, Partial<Receipt>>> = {}
  sent: OutEvent[] = []

  async putEvidence({ sha256 }: { sha256: string }) {
    this.break('put')
    this.calls.push(`put ${sha256.slice(0, 1)}`)
  }

  async postEvents(events: OutEvent[]) {
    this.break('post')
    this.calls.push(`post ${events.map(({ kind }) => kind).join(' ')}`)
    this.sent.push(...events)
    return events.map(({ id, kind }): Receipt => ({ id, status: 'accepted', ...this.answers[kind] }))
  }

  private break(at: 'put' | 'post') {
    if (this.down) throw this.down
    if (this.fail?.at !== at) return
    const { problem } = this.fail
    this.fail = undefined
    throw problem
  }
}

let db: OfflineDatabase
let outbox: Outbox
let server: Server
let sync: Sync
let waits: { ms: number; what: () => void }[]

const later: Later = (ms, what) => {
  waits.push({ ms, what })
  return () => undefined
}

const states = async () => (await db.events.orderBy('place').toArray()).map(({ state }) => state)

beforeEach(() => {
  db = new OfflineDatabase('chenwei')
  outbox = new Outbox(db)
  server = new Server()
  waits = []
  sync = new Sync(outbox, server, later)
})

afterEach(async () => {
  await db.delete()
})

describe('sending', () => {
  it('sends evidence before the event that names it, events in the order of recording', async () => {
    await outbox.record({ order: ORDER, kind: 'visit.departed', body: {} })
    await outbox.record({ order: ORDER, kind: 'visit.arrived', body: {}, evidence: [photo()] })
    await sync.now()
    expect(server.calls).toEqual(['put a', 'post visit.departed visit.arrived'])
    expect(await states()).toEqual(['acknowledged', 'acknowledged'])
  })

  it('frees the space of evidence only after the receipt', async () => {
    await outbox.record({ order: ORDER, kind: 'visit.arrived', body: {}, evidence: [photo()] })
    server.fail = { at: 'post', problem: networkProblem('cut') }
    await sync.now()
    expect(await db.evidence.count()).toBe(1)
    await sync.now()
    expect(await db.evidence.count()).toBe(0)
  })

  it('uploads the same photo once for two events', async () => {
    await outbox.record({ order: ORDER, kind: 'cabling.done', body: {}, evidence: [photo()] })
    await outbox.record({ order: ORDER, kind: 'site.cleaned', body: {}, evidence: [photo()] })
    await sync.now()
    expect(server.calls.filter((call) => call.startsWith('put'))).toEqual(['put a'])
  })

  it('uploads again what the server says it lacks', async () => {
    server.answers['visit.arrived'] = { missing_evidence: [PHOTO], status: 'accepted' }
    await outbox.record({ order: ORDER, kind: 'visit.arrived', body: {}, evidence: [photo()] })
    await sync.now()
    expect(server.calls).toEqual(['put a', 'post visit.arrived', 'put a'])
    expect(await db.evidence.count()).toBe(0)
  })

  it('lets nothing overtake what another tab is sending, where the browser has no locks', async () => {
    for (let n = 0; n < 41; n += 1) await outbox.record({ order: ORDER, kind: `kind.${n}`, body: {} })
    const post = server.postEvents.bind(server)
    let released = false
    let go: (() => void) | undefined
    // This tab's second batch is on its way for long; the other tab goes through all meanwhile.
    const slow = new Sync(outbox, Object.assign(Object.create(server) as Server, {
      postEvents: async (events: OutEvent[]) => {
        if (events.some(({ kind }) => kind === 'kind.20') && !released) await new Promise<void>((done) => (go = done))
        return post(events)
      },
    }), later)
    const first = slow.now()
    await vi.waitFor(() => expect(go).toBeDefined())
    const other = new Outbox(db)
    // It looked for what was left over before this tab took its second batch.
    other.requeueSending = () => Promise.resolve()
    await new Sync(other, server, later).now()
    released = true
    go?.()
    await first
    const arrived = [...new Set(server.sent.map(({ kind }) => kind))]
    expect(arrived).toEqual(Array.from({ length: 41 }, (_, n) => `kind.${n}`))
  })

  it('keeps what one person recorded out of another’s reach', async () => {
    await outbox.record({ order: ORDER, kind: 'visit.departed', body: {} })
    const other = new OfflineDatabase('liuyang')
    expect(await new Outbox(other).next(10)).toEqual([])
    await other.delete()
  })
})

describe('failing', () => {
  /** A try by the timer, and the wait that it sets when it fails too. */
  async function tryAt(wait: { what: () => void } | undefined): Promise<number> {
    const before = waits.length
    wait?.what()
    await vi.waitFor(() => expect([waits.length > before, sync.status.running]).toEqual([true, false]))
    return waits.at(-1)?.ms ?? 0
  }

  it('keeps everything without network, says that it has happened, and tries again later and later', async () => {
    await outbox.record({ order: ORDER, kind: 'visit.arrived', body: {} })
    server.down = networkProblem('offline')
    const first = await tryAt({ what: () => void sync.now() })
    const [second, third] = [await tryAt(waits[0]), await tryAt(waits[1])]
    expect(await states()).toEqual(['queued'])
    expect([first < second, second < third]).toEqual([true, true])
    server.down = undefined
    await sync.now()
    expect(server.sent[0]?.happened).toBe(true)
    expect(sync.status.problem).toBeUndefined()
  })

  it('is never silent for long without network: nobody tells it when that is back', async () => {
    await outbox.record({ order: ORDER, kind: 'visit.arrived', body: {} })
    server.down = networkProblem('offline')
    let wait = await tryAt({ what: () => void sync.now() })
    for (let round = 0; round < 12; round += 1) wait = await tryAt(waits.at(-1))
    expect(wait).toBeLessThanOrEqual(36_000)
    server.down = refusal(503, 'busy')
    expect(await tryAt(waits.at(-1))).toBeGreaterThan(200_000)
  })

  it('does not wait the longer the more is recorded meanwhile', async () => {
    server.down = networkProblem('offline')
    for (let round = 0; round < 12; round += 1) {
      await outbox.record({ order: ORDER, kind: 'visit.arrived', body: {} })
      await sync.now()
    }
    expect(waits.at(-1)?.ms).toBeLessThan(2_500)
  })

  it('sends at once when the server answers anything at all', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}', { status: 200 })))
    server.down = networkProblem('offline')
    await outbox.record({ order: ORDER, kind: 'visit.arrived', body: {} })
    sync.start()
    await vi.waitFor(() => expect(waits).toHaveLength(1))
    server.down = undefined
    await answer(api.GET('/api/me'))
    await vi.waitFor(async () => expect(await states()).toEqual(['acknowledged']))
    sync.stop()
    vi.unstubAllGlobals()
  })

  it('tries again even when its own bookkeeping fails', async () => {
    await outbox.record({ order: ORDER, kind: 'visit.arrived', body: {} })
    server.down = networkProblem('offline')
    outbox.markHappened = () => Promise.reject(new Error('the database was closed'))
    await expect(sync.now()).rejects.toThrow('closed')
    expect(waits).toHaveLength(1)
  })

  it('sends again under the same id what was on its way when the page closed', async () => {
    const id = await outbox.record({ order: ORDER, kind: 'visit.arrived', body: {} })
    await outbox.markSending(await outbox.next(1))
    await new Sync(new Outbox(db), server, later).now()
    expect(server.sent.map((event) => event.id)).toEqual([id])
  })

  it('does not lose an event that the server gave no receipt for', async () => {
    await outbox.record({ order: ORDER, kind: 'visit.arrived', body: {} })
    server.postEvents = () => Promise.resolve([])
    await sync.now()
    expect(await states()).toEqual(['queued'])
    expect(sync.status.problem?.body.detail).toContain('no receipt')
  })

  it('stops until login when nobody is logged in', async () => {
    await outbox.record({ order: ORDER, kind: 'visit.arrived', body: {} })
    server.fail = { at: 'post', problem: refusal(401, 'login-needed') }
    await sync.now()
    expect(await states()).toEqual(['queued'])
    expect(waits).toEqual([])
  })

  it('lets the event go when its photo can never be taken, and keeps the photo', async () => {
    await outbox.record({ order: ORDER, kind: 'visit.arrived', body: {}, evidence: [photo()] })
    server.fail = { at: 'put', problem: refusal(422, 'evidence-hash') }
    await sync.now()
    expect(await states()).toEqual(['acknowledged'])
    expect((await db.evidence.get(PHOTO))?.state).toBe('refused')
  })
})

describe('refusals', () => {
  it('keeps a refused step with its problem until the person has read it', async () => {
    server.answers['cabling.done'] = { status: 'refused', problem: refusal(409, 'step-refused').body }
    const id = await outbox.record({ order: ORDER, kind: 'cabling.done', body: {}, evidence: [photo()] })
    await outbox.record({ order: ORDER, kind: 'site.cleaned', body: {} })
    await sync.now()
    expect(await states()).toEqual(['refused', 'acknowledged'])
    expect((await db.events.get({ id }))?.receipt?.problem?.code).toBe('step-refused')
    await outbox.dismiss(id)
    expect(await states()).toEqual(['acknowledged'])
    expect(await db.evidence.count()).toBe(0)
  })

  it('keeps a quarantined event, and dismisses nothing that is still to be sent', async () => {
    server.answers['order.unknown'] = { status: 'quarantined', problem: refusal(422, 'unknown-event-kind').body }
    await outbox.record({ order: ORDER, kind: 'order.unknown', body: {} })
    await sync.now()
    const waiting = await outbox.record({ order: ORDER, kind: 'site.cleaned', body: {} })
    await outbox.dismiss(waiting)
    expect(await states()).toEqual(['quarantined', 'queued'])
  })

  it('forgets only what is acknowledged and old', async () => {
    await outbox.record({ order: ORDER, kind: 'visit.departed', body: {} })
    await sync.now()
    await outbox.record({ order: ORDER, kind: 'visit.arrived', body: {} })
    await outbox.forgetAcknowledged('2000-01-01T00:00:00Z')
    expect(await states()).toEqual(['acknowledged', 'queued'])
    await outbox.forgetAcknowledged('2999-01-01T00:00:00Z')
    expect(await states()).toEqual(['queued'])
  })
})
