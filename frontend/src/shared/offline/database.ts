import { Dexie, type EntityTable } from 'dexie'
import type { ProblemBody } from '@/shared/api'

/**
 * queued → sending → acknowledged: the server has it in the order's log.
 * refused: the server didn't keep it (a gate, the state, the role): shown until the person has read it.
 * quarantined: kept by the server for a dispatcher to look at: shown too.
 */
export type EventState = 'queued' | 'sending' | 'acknowledged' | 'refused' | 'quarantined'

/** The server's word on one event. */
export interface Receipt {
  id: string
  status: 'accepted' | 'repeated' | 'refused' | 'quarantined'
  seq?: number | null
  hash?: string | null
  state?: string | null
  problem?: ProblemBody | null
  missing_evidence?: string[]
}

/** An event as it was recorded on this device. Nothing of it but `state`, `happened` and `receipt` ever changes. */
export interface OutEvent {
  /** Place in the order of recording. */
  place: number
  id: string
  order: string
  kind: string
  body: Record<string, unknown>
  /** The device's time, and milliseconds since its page was opened: `page` tells which opening. */
  occurred_at: string
  uptime_ms: number
  page: string
  /** How far this phone's clock was ahead of the server's when last measured before the recording. */
  skew_ms?: number
  /** It took place and could not be asked for first: there was no network. */
  happened: boolean
  /** Hashes of the evidence that the body names. */
  evidence: string[]
  state: EventState
  receipt?: Receipt
}

/** Bytes rather than a Blob: browsers differ in how well they keep Blobs. */
export interface StoredEvidence {
  sha256: string
  media_type: string
  taken_at: string
  bytes: ArrayBuffer
  /** How many of them the server has, as far as it has said. */
  sent_bytes: number
  state: 'waiting' | 'uploaded' | 'refused'
  problem?: ProblemBody
}

/** The last day that the server sent, and other things it sent whole. */
export interface StoredBundle {
  key: string
  value: unknown
  fetched_at: string
}

/** Something that others changed and the person hasn't read yet, or has: `visits/changes.ts` says what. */
export interface StoredChange {
  key: string
  order: string
  found_at: string
  read_at: string | null
}

/** What the databases on a phone are called, before the login's name. */
export const PREFIX = 'doorstep-'

export class OfflineDatabase extends Dexie {
  declare events: EntityTable<OutEvent, 'place'>
  declare evidence: EntityTable<StoredEvidence, 'sha256'>
  declare bundles: EntityTable<StoredBundle, 'key'>
  declare changes: EntityTable<StoredChange, 'key'>

  /** One database a person: what one recorded is never sent as another's. */
  constructor(username: string) {
    super(PREFIX + username)
    this.version(1).stores({ events: '++place, &id, order, state', evidence: 'sha256, state', bundles: 'key' })
    this.version(2).stores({ changes: 'key, order' }).upgrade(async (old) => {
      await old.table('evidence').toCollection().modify((each: Partial<StoredEvidence>) => {
        each.sent_bytes = each.state === 'uploaded' ? (each.bytes?.byteLength ?? 0) : 0
      })
    })
  }
}
