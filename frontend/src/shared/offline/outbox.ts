import { clockSkew_ms, deviceNow } from '@/shared/clock'
import type { ProblemBody } from '@/shared/api'
import type { OfflineDatabase, OutEvent, Receipt, StoredEvidence } from './database'
import { uuid7 } from './ids'
import type { Evidence } from './photo'
import { makingRoom } from './room'

const PAGE = uuid7(deviceNow().getTime())

/** This opening of the page: uptimes of different openings can't be compared. */
export const thisPage = (): string => PAGE

/** Milliseconds since the page was opened; unlike the clock, nobody can set it. */
export const uptime_ms = (): number => Math.round(performance.now())

export interface NewRecord {
  order: string
  kind: string
  body: Record<string, unknown>
  evidence?: Evidence[]
}

const READ = { accepted: 'acknowledged', repeated: 'acknowledged', refused: 'refused', quarantined: 'quarantined' } as const

/** What was recorded on this device and the server may not have yet. Nothing leaves it without a receipt. */
export class Outbox {
  constructor(readonly db: OfflineDatabase) {}

  /**
   * Keeps an event and its evidence, both or neither, before anything is sent. Returns the event's id. Throws the
   * problem `storage-full` when the phone has no room, even without what the server already has.
   */
  async record({ order, kind, body, evidence = [] }: NewRecord): Promise<string> {
    const at = deviceNow()
    const id = uuid7(at.getTime())
    const skew_ms = clockSkew_ms()
    const stored = await Promise.all(evidence.map(stowed))
    const event: Omit<OutEvent, 'place'> = {
      id, order, kind, body,
      occurred_at: at.toISOString(),
      uptime_ms: uptime_ms(),
      page: PAGE,
      ...(skew_ms === undefined ? {} : { skew_ms }),
      happened: false,
      evidence: stored.map((each) => each.sha256),
      state: 'queued',
    }
    await makingRoom(this.db, () => this.db.transaction('rw', this.db.events, this.db.evidence, async () => {
      for (const each of stored) {
        if (!(await this.db.evidence.get(each.sha256))) await this.db.evidence.add(each)
      }
      await this.db.events.add(event)
    }))
    return id
  }

  /**
   * The next events to send: from the oldest on that has no receipt, also when another tab is sending it, so that
   * nothing overtakes what was done before it.
   */
  async next(limit: number): Promise<OutEvent[]> {
    const unanswered = await this.db.events.where('state').anyOf('queued', 'sending').sortBy('place')
    return unanswered.slice(0, limit)
  }

  async markSending(batch: OutEvent[]): Promise<void> {
    await this.db.events.bulkUpdate(batch.map(({ place }) => ({ key: place, changes: { state: 'sending' } })))
  }

  /** What was on its way when the page was closed or the network broke: it is sent again, under the same id. */
  async requeueSending(): Promise<void> {
    await this.db.events.where('state').equals('sending').modify({ state: 'queued' })
  }

  /** Without network nobody can be asked first: what waits has taken place. */
  async markHappened(): Promise<void> {
    await this.db.events.where('state').equals('queued').modify({ happened: true })
  }

  /** Enters the server's receipts; evidence that is proven to have arrived frees its space. */
  async settle(receipts: Receipt[]): Promise<void> {
    await this.db.transaction('rw', this.db.events, this.db.evidence, async () => {
      for (const receipt of receipts) {
        await this.db.events.where('id').equals(receipt.id).modify({ state: READ[receipt.status], receipt })
        for (const sha of receipt.missing_evidence ?? []) {
          await this.db.evidence.where('sha256').equals(sha).modify({ state: 'waiting', sent_bytes: 0 })
        }
      }
      await this.freeEvidence()
    })
  }

  /** Evidence that still has to be sent, of these events or of all. */
  async waitingEvidence(events?: OutEvent[]): Promise<StoredEvidence[]> {
    const waiting = await this.db.evidence.where('state').equals('waiting').toArray()
    const named = events && new Set(events.flatMap((event) => event.evidence))
    return named ? waiting.filter(({ sha256 }) => named.has(sha256)) : waiting
  }

  async markUploaded(sha256: string): Promise<void> {
    await this.db.evidence.update(sha256, { state: 'uploaded' })
  }

  /** How many bytes of it the server has: where to go on after a cut. */
  async markSent(sha256: string, sent_bytes: number): Promise<void> {
    await this.db.evidence.update(sha256, { sent_bytes })
  }

  /** How many events the server has given no receipt for. */
  unsent(): Promise<number> {
    return this.db.events.where('state').anyOf('queued', 'sending').count()
  }

  /** The server will never take these bytes; they stay here, and the event goes without them. */
  async markEvidenceRefused(sha256: string, problem: ProblemBody): Promise<void> {
    await this.db.evidence.update(sha256, { state: 'refused', problem })
  }

  /** The person has read a refusal: the record may go. Only refused and quarantined ones can be dismissed. */
  async dismiss(id: string): Promise<void> {
    await this.db.events.where('id').equals(id).and(({ state }) => state === 'refused' || state === 'quarantined').delete()
    await this.freeEvidence()
  }

  /** Forgets what the server has acknowledged before `before` (ISO 8601). */
  async forgetAcknowledged(before: string): Promise<void> {
    await this.db.events.where('state').equals('acknowledged').and((event) => event.occurred_at < before).delete()
  }

  /** Takes off the phone the pictures that the server has and no event needs any more. */
  async freeEvidence(): Promise<void> {
    const open = await this.db.events.where('state').anyOf('queued', 'sending', 'refused').toArray()
    const needed = new Set(open.flatMap((event) => event.evidence))
    await this.db.evidence.where('state').equals('uploaded').and(({ sha256 }) => !needed.has(sha256)).delete()
  }
}

const stowed = async ({ sha256, blob, mediaType, takenAt }: Evidence): Promise<StoredEvidence> => ({
  sha256, media_type: mediaType, taken_at: takenAt, bytes: await blob.arrayBuffer(), sent_bytes: 0, state: 'waiting',
})
