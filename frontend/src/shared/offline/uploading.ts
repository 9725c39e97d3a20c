import { Problem } from '@/shared/api'
import type { StoredEvidence } from './database'

/** What a weak network carries before it breaks; a cut loses at most this much. */
export const PIECE_BYTES = 256 * 1024
/** Another phone of the same person may send the same picture: then both go on where the server is. */
const MOST_DETOURS = 20

export interface Received {
  received_bytes: number
  whole: boolean
}

/** The calls of an upload. They throw `Problem`; `evidence-offset` says where to go on. */
export interface Uploader {
  putWhole: (evidence: StoredEvidence) => Promise<Received>
  putPiece: (evidence: StoredEvidence, from: number, to: number) => Promise<Received>
}

function whereToGoOn(thrown: unknown, total: number): number {
  const at = thrown instanceof Problem && thrown.code === 'evidence-offset' ? Number(thrown.body.received_bytes) : NaN
  if (Number.isInteger(at) && at >= 0 && at < total) return at
  throw thrown
}

/**
 * Sends bytes in pieces, beginning where an earlier attempt was cut off, and says after each how many are there.
 * When all of them together are not what their hash says they were damaged on the way: then once more from the
 * beginning. Throws `Problem`.
 */
export async function upload(
  evidence: StoredEvidence, to: Uploader, told: (received_bytes: number) => Promise<void> | void,
): Promise<void> {
  const total = evidence.bytes.byteLength
  if (total <= PIECE_BYTES) {
    await to.putWhole(evidence)
    return
  }
  try {
    await pieces(evidence, evidence.sent_bytes, to, told)
  } catch (thrown) {
    if (!(thrown instanceof Problem) || thrown.code !== 'evidence-refused') throw thrown
    await told(0)
    await pieces(evidence, 0, to, told)
  }
}

async function pieces(
  evidence: StoredEvidence, begin: number, to: Uploader, told: (received_bytes: number) => Promise<void> | void,
): Promise<void> {
  const total = evidence.bytes.byteLength
  let [at, detours] = [begin < total ? begin : 0, 0]
  for (;;) {
    const from = at
    const received = await to.putPiece(evidence, from, Math.min(from + PIECE_BYTES, total)).catch((thrown: unknown) => {
      detours += 1
      if (detours > MOST_DETOURS) throw thrown
      return { received_bytes: whereToGoOn(thrown, total), whole: false }
    })
    at = received.received_bytes
    await told(received.whole ? total : at)
    if (received.whole) return
  }
}
