import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OfflineDatabase } from './database'
import { forgetCustomers, forgetOrders, isOver, leaveOthers } from './leaving'
import { Outbox } from './outbox'

let db: OfflineDatabase
let outbox: Outbox

const picture = (sha256: string) => ({ sha256, blob: new Blob(['x']), mediaType: 'image/jpeg', takenAt: '2026-03-02T02:00:00Z' })
const record = (order: string, sha = '') =>
  outbox.record({ order, kind: 'cabling.done', body: {}, evidence: sha ? [picture(sha)] : [] })
const acknowledge = (id: string) => outbox.settle([{ id, status: 'accepted' }])
const everything = async () => JSON.stringify(await Promise.all([
  db.bundles.toArray(), db.changes.toArray(), db.events.toArray(), db.evidence.toArray()]))

beforeEach(async () => {
  db = new OfflineDatabase('liqiang')
  outbox = new Outbox(db)
  await db.bundles.bulkPut([
    { key: 'day', value: { orders: [{ customer: { name: '周海燕' } }] }, fetched_at: '' },
    { key: 'draft/GD1/arrive', value: '周海燕', fetched_at: '' },
    { key: 'call/GD2', value: '周海燕', fetched_at: '' },
  ])
  await db.changes.put({ key: 'GD1/place', order: 'GD1', found_at: '', read_at: null })
})

afterEach(async () => {
  await db.delete()
})

describe('customers’ data leave the phone', () => {
  it('at logout, but for what the server does not have', async () => {
    await acknowledge(await record('GD1'))
    const waiting = await record('GD2', 'a'.repeat(64))
    await forgetCustomers(db)
    expect((await db.events.toArray()).map(({ id }) => id)).toEqual([waiting])
    expect(await db.evidence.count()).toBe(1)
    expect([await db.bundles.count(), await db.changes.count()]).toEqual([0, 0])
    expect(await everything()).not.toContain('周海燕')
  })

  it('with the order that needs no visit any more: its drafts and what is in the log', async () => {
    await acknowledge(await record('GD1'))
    const [unlogged, open] = [await record('GD1'), await record('GD2')]
    await acknowledge(unlogged)
    await acknowledge(open)
    await forgetOrders(db, new Set(['GD2']), ({ id }) => id === unlogged)
    expect((await db.events.toArray()).map(({ id }) => id)).toEqual([unlogged, open])
    expect((await db.bundles.toArray()).map(({ key }) => key)).toEqual(['call/GD2', 'day'])
  })

  it('leaves a picture that still waits though its event has gone ahead', async () => {
    await acknowledge(await record('GD1', 'b'.repeat(64)))
    await forgetOrders(db, new Set(), () => false)
    expect([await db.events.count(), await db.evidence.count()]).toEqual([0, 1])
  })

  it('when the day is over, which a job after midnight does not bring about', () => {
    const at = (time: string) => Date.parse(`2026-03-03T${time}:00+08:00`)
    expect([isOver('2026-03-02', at('01:30')), isOver('2026-03-02', at('04:00'))]).toEqual([false, true])
  })
})

describe('somebody else logs in', () => {
  it('leaves the first his unsent records and nothing more', async () => {
    await record('GD1')
    db.close()
    expect(await leaveOthers('zhaolei')).toEqual([{ who: 'liqiang', n: 1 }])
    await db.open()
    expect([await db.events.count(), await db.bundles.count()]).toEqual([1, 0])
  })

  it('removes the database of one who had sent everything', async () => {
    await acknowledge(await record('GD1'))
    db.close()
    expect(await leaveOthers('zhaolei')).toEqual([])
    expect(await Dexie.exists('doorstep-liqiang')).toBe(false)
  })

  it('leaves his own alone', async () => {
    expect(await leaveOthers('liqiang')).toEqual([])
    expect(await db.bundles.count()).toBe(3)
  })
})
