import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { describe, expect, it } from 'vitest'
import { OfflineDatabase } from './database'

describe('a phone that had the first version', () => {
  it('keeps what waits to be sent, and its pictures go on from their beginning', async () => {
    const old = new Dexie('doorstep-wangwu')
    old.version(1).stores({ events: '++place, &id, order, state', evidence: 'sha256, state', bundles: 'key' })
    await old.table('events').add({ id: 'e1', order: 'GD1', kind: 'visit.arrived', state: 'queued' })
    await old.table('evidence').bulkAdd([
      { sha256: 'a', state: 'waiting', bytes: new ArrayBuffer(7) }, { sha256: 'b', state: 'uploaded', bytes: new ArrayBuffer(7) },
    ])
    await old.table('bundles').add({ key: 'draft/GD1/arrive', value: 1 })
    old.close()

    const db = new OfflineDatabase('wangwu')
    expect(await db.events.toArray()).toMatchObject([{ id: 'e1', state: 'queued' }])
    expect(await db.evidence.toArray()).toMatchObject([{ sent_bytes: 0 }, { sent_bytes: 7 }])
    expect(await db.bundles.count()).toBe(1)
    expect(await db.changes.count()).toBe(0)
    await db.delete()
  })
})
