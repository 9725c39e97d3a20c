import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { OfflineDatabase } from './database'
import { Outbox } from './outbox'
import { isFull, roomLeft } from './room'

const picture = (sha256: string) =>
  ({ sha256, blob: new Blob(['jpeg']), mediaType: 'image/jpeg', takenAt: '2026-03-02T02:00:00Z' })
const full = () => new Dexie.AbortError('aborted', new DOMException('no room', 'QuotaExceededError'))

let db: OfflineDatabase
let outbox: Outbox

/** The phone has no room for the next `times` events. */
function fill(times: number): void {
  const add = db.events.add.bind(db.events)
  vi.spyOn(db.events, 'add').mockImplementation((...what) =>
    (times-- > 0 ? Dexie.Promise.reject(full()) : add(...what)) as ReturnType<typeof add>)
}

beforeEach(() => {
  db = new OfflineDatabase('chenwei')
  outbox = new Outbox(db)
})

afterEach(async () => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  await db.delete()
})

describe('a phone that is full', () => {
  it('lets go of pictures that the server has, and records after all', async () => {
    await outbox.record({ order: 'GD1', kind: 'cabling.done', body: {}, evidence: [picture('a'.repeat(64)), picture('b'.repeat(64))] })
    await outbox.markUploaded('a'.repeat(64))
    fill(1)
    const id = await outbox.record({ order: 'GD1', kind: 'site.cleaned', body: {} })
    expect(await db.events.get({ id })).toMatchObject({ state: 'queued' })
    expect((await db.evidence.toArray()).map(({ sha256 }) => sha256[0])).toEqual(['b'])
  })

  it('says what to do when that is not enough, and keeps neither half', async () => {
    fill(2)
    const record = outbox.record({ order: 'GD1', kind: 'site.cleaned', body: {}, evidence: [picture('c'.repeat(64))] })
    await expect(record).rejects.toMatchObject({ code: 'storage-full' })
    expect([await db.events.count(), await db.evidence.count()]).toEqual([0, 0])
  })

  it('does not take another failure for it', async () => {
    vi.spyOn(db.events, 'add').mockImplementation(() => Dexie.Promise.reject(new Error('broken')) as never)
    await expect(outbox.record({ order: 'GD1', kind: 'site.cleaned', body: {} })).rejects.toThrow('broken')
    expect([isFull(full()), isFull(new Error('x')), isFull('x')]).toEqual([true, false, false])
  })

  it('knows beforehand, where the browser says how much there is', async () => {
    const storage = (usage: number) =>
      ({ estimate: () => Promise.resolve({ usage, quota: 100 * 2 ** 20 }), persisted: () => Promise.resolve(true) })
    vi.stubGlobal('navigator', { storage: storage(10 * 2 ** 20) })
    expect(await roomLeft()).toMatchObject({ low: false, kept: true })
    vi.stubGlobal('navigator', { storage: storage(90 * 2 ** 20) })
    expect(await roomLeft()).toMatchObject({ low: true, free_bytes: 10 * 2 ** 20 })
    vi.stubGlobal('navigator', {})
    expect(await roomLeft()).toBeUndefined()
  })
})
