import { shallowReactive } from 'vue'
import { asProblem, onAnswer, Problem } from '@/shared/api'
import type { OutEvent, Receipt, StoredEvidence } from './database'
import type { Outbox } from './outbox'

const BATCH = 20
const FIRST_WAIT_MS = 2_000
/** A server in trouble is left alone. */
const LONGEST_WAIT_MS = 300_000
/** A network that is back doesn't always say so: behind a hotspot that led nowhere the browser was online all along. */
const LONGEST_WAIT_FOR_NETWORK_MS = 30_000

/** The two calls to the server. They throw `Problem`; `network` when no answer came. */
export interface Port {
  /** `told`: how many bytes the server has by now. */
  putEvidence: (evidence: StoredEvidence, told: (received_bytes: number) => Promise<void>) => Promise<void>
  /** `unsent`: how many events the phone holds in all. */
  postEvents: (events: OutEvent[], unsent: number) => Promise<Receipt[]>
}

/** The picture that is on its way. */
export interface Upload {
  sha256: string
  sent_bytes: number
  bytes: number
}

export interface SyncStatus {
  running: boolean
  upload: Upload | undefined
  /** Why the last pass stopped; undefined when all went through. */
  problem: Problem | undefined
  /** Receipts so far, so that a screen can watch for news. */
  receipts: Receipt[]
}

/** How the engine waits: replaced in tests. */
export type Later = (ms: number, what: () => void) => () => void

const timer: Later = (ms, what) => {
  const id = setTimeout(what, ms)
  return () => clearTimeout(id)
}

const worthTrying = (problem: Problem): boolean =>
  problem.retryable || problem.status === 0 || problem.status === 429 || problem.status >= 500

/** Who sends isn't known, or may not send: that says nothing about what was sent. */
const NOT_ABOUT_IT = new Set([401, 403])

/**
 * Sends what the outbox holds: evidence first, then the events that name it, in the order of recording.
 * It starts over by itself after failures, waiting longer each time, and at once when the network is back.
 */
export class Sync {
  readonly status: SyncStatus = shallowReactive({
    running: false, upload: undefined, problem: undefined, receipts: [],
  })

  /** Tries by the timer that came to nothing; those that a person asks for make nobody wait longer. */
  private failures = 0
  private again = false
  private stopped = false
  private cancel: (() => void) | undefined
  private deafen: (() => void) | undefined

  constructor(
    private readonly outbox: Outbox,
    private readonly port: Port,
    private readonly later: Later = timer,
  ) {}

  /** Begins with what an earlier session left, and listens for the network. */
  start(): void {
    this.stopped = false
    window.addEventListener('online', this.nudge)
    document.addEventListener('visibilitychange', this.nudge)
    this.deafen = onAnswer(this.heard)
    void this.now()
  }

  stop(): void {
    this.stopped = true
    window.removeEventListener('online', this.nudge)
    document.removeEventListener('visibilitychange', this.nudge)
    this.deafen?.()
    this.cancel?.()
  }

  /** Sends now; resolves when the pass is over, whatever came of it (see `status`). */
  async now(): Promise<void> {
    if (this.status.running) {
      this.again = true
      return
    }
    this.cancel?.()
    this.status.running = true
    try {
      await alone(this.outbox.db.name, () => this.pass())
      this.failures = 0
      this.status.problem = undefined
    } catch (thrown) {
      // Closed midway, it goes on from the same place when the outbox is opened again.
      if (!this.stopped) await this.failed(asProblem(thrown))
    } finally {
      this.status.running = false
      this.status.upload = undefined
    }
    if (this.again && !this.stopped) {
      this.again = false
      await this.now()
    }
  }

  private readonly nudge = (): void => {
    if (document.visibilityState === 'visible') void this.now()
  }

  /** The server answered something else: then the network is there, whatever the browser says. */
  private readonly heard = (): void => {
    if (!this.status.running && this.status.problem?.code === 'network') void this.now()
  }

  private async pass(): Promise<void> {
    await this.outbox.requeueSending()
    for (let batch = await this.outbox.next(BATCH); batch.length; batch = await this.outbox.next(BATCH)) {
      await this.sendEvidence(await this.outbox.waitingEvidence(batch))
      await this.outbox.markSending(batch)
      await this.enter(batch, await this.port.postEvents(batch, await this.outbox.unsent()))
    }
    await this.sendEvidence(await this.outbox.waitingEvidence())
    // What the server had lacked was sent after its event's receipt: no other receipt would free it.
    await this.outbox.freeEvidence()
  }

  private async enter(batch: OutEvent[], receipts: Receipt[]): Promise<void> {
    await this.outbox.settle(receipts)
    this.status.receipts = [...this.status.receipts, ...receipts]
    const answered = new Set(receipts.map(({ id }) => id))
    const silent = batch.filter(({ id }) => !answered.has(id))
    if (silent.length) throw new Error(`The server gave no receipt for ${silent.map(({ id }) => id).join(', ')}`)
  }

  private async sendEvidence(waiting: StoredEvidence[]): Promise<void> {
    for (const evidence of waiting) {
      const told = (sent_bytes: number): void => {
        this.status.upload = { sha256: evidence.sha256, sent_bytes, bytes: evidence.bytes.byteLength }
      }
      told(evidence.sent_bytes)
      try {
        await this.port.putEvidence(evidence, (bytes) => {
          told(bytes)
          return this.outbox.markSent(evidence.sha256, bytes)
        })
        await this.outbox.markUploaded(evidence.sha256)
      } catch (thrown) {
        if (!(thrown instanceof Problem) || worthTrying(thrown) || NOT_ABOUT_IT.has(thrown.status)) throw thrown
        await this.outbox.markEvidenceRefused(evidence.sha256, thrown.body)
      }
    }
  }

  private async failed(problem: Problem): Promise<void> {
    this.status.problem = problem
    // First of all: whatever else goes wrong here, it tries again.
    this.tryLater(problem)
    await this.outbox.requeueSending()
    if (problem.code === 'network') await this.outbox.markHappened()
  }

  private tryLater(problem: Problem): void {
    // Only a person can mend this: by logging in again, or by a word with the supervisor.
    if (NOT_ABOUT_IT.has(problem.status) && !problem.retryable) return
    const longest = problem.code === 'network' ? LONGEST_WAIT_FOR_NETWORK_MS : LONGEST_WAIT_MS
    const wait = Math.min(longest, FIRST_WAIT_MS * 2 ** this.failures)
    this.cancel = this.later(wait * (0.8 + 0.4 * Math.random()), () => {
      this.failures += 1
      void this.now()
    })
  }
}

const LOCK_PATIENCE_MS = 90_000

/**
 * Only one tab sends at a time; the others wait, for what they recorded may have come too late for its pass. Where the
 * browser has no locks (a page without https), each tab sends its own: ids make that harmless.
 */
async function alone(name: string, what: () => Promise<void>): Promise<void> {
  const locks = navigator.locks as LockManager | null | undefined
  if (!locks) return what()
  await locks.request(`${name}-sync`, { signal: AbortSignal.timeout(LOCK_PATIENCE_MS) }, what)
}
