import { Dexie } from 'dexie'
import { OfflineDatabase, PREFIX, type EventState, type OutEvent } from './database'

/** What the server doesn't have, or sent back: it is kept whoever leaves. */
const UNSENT: EventState[] = ['queued', 'sending', 'refused']
/** A night job may end after midnight; by now it has. */
const DAY_OVER_AFTER_MS = 28 * 3_600_000
const OF_ORDER = /^(?:draft|call)\/([^/]+)/

/** Whether a working day ("2026-03-02") is over for good. */
export const isOver = (day: string, now_ms: number): boolean =>
  now_ms >= Date.parse(`${day}T00:00:00+08:00`) + DAY_OVER_AFTER_MS

async function keepEvidenceOf(db: OfflineDatabase): Promise<void> {
  const needed = new Set((await db.events.toArray()).flatMap(({ evidence }) => evidence))
  // What waits is sent even when its event has gone ahead.
  await db.evidence.filter(({ sha256, state }) => state !== 'waiting' && !needed.has(sha256)).delete()
}

/** Takes customers' data off the phone: the day, drafts, what was read; of what was recorded all but `kept` goes. */
export async function forgetCustomers(db: OfflineDatabase, kept: EventState[] = UNSENT): Promise<void> {
  await db.transaction('rw', db.events, db.evidence, db.bundles, db.changes, async () => {
    await db.bundles.clear()
    await db.changes.clear()
    await db.events.filter(({ state }) => !kept.includes(state)).delete()
    await keepEvidenceOf(db)
  })
}

/**
 * Takes off the phone what it holds of orders that need no visit any more. `open`: numbers of those that do;
 * `unlogged`: whether an acknowledged event isn't in the log that the phone has been given, and is still to be shown.
 */
export async function forgetOrders(
  db: OfflineDatabase, open: ReadonlySet<string>, unlogged: (event: OutEvent) => boolean,
): Promise<void> {
  await db.transaction('rw', db.events, db.evidence, db.bundles, async () => {
    await db.bundles.filter(({ key }) => {
      const [, number] = OF_ORDER.exec(key) ?? []
      return number !== undefined && !open.has(number)
    }).delete()
    await db.events.where('state').equals('acknowledged')
      .and((event) => !open.has(event.order) && !unlogged(event)).delete()
    await keepEvidenceOf(db)
  })
}

/** Records of somebody else that wait on this phone for his login. */
export interface Others {
  who: string
  n: number
}

/** Takes off the phone what others left on it, but for what the server doesn't have: that waits for their login. */
export async function leaveOthers(username: string): Promise<Others[]> {
  const names = await Dexie.getDatabaseNames()
  const others = names.filter((name) => name.startsWith(PREFIX) && name !== PREFIX + username)
  const left: Others[] = []
  for (const name of others) {
    const who = name.slice(PREFIX.length)
    const db = new OfflineDatabase(who)
    await forgetCustomers(db)
    const n = (await db.events.count()) || (await db.evidence.count())
    if (n) left.push({ who, n })
    else await db.delete()
    db.close()
  }
  return left
}
