import { beforeEach, describe, expect, it } from 'vitest'
import { networkProblem, Problem } from '@/shared/api'
import type { StoredEvidence } from './database'
import { PIECE_BYTES, upload, type Received, type Uploader } from './uploading'

const evidence = (size: number, sent_bytes = 0): StoredEvidence => ({
  sha256: 'a'.repeat(64), media_type: 'image/jpeg', taken_at: '', bytes: new ArrayBuffer(size), sent_bytes, state: 'waiting',
})
const said = (status: number, code: string, more = {}) => new Problem({ type: 'x', status, code, title: '', mend: '', ...more })

/** Keeps what came in order, as the server does; `fail` breaks the next calls. */
class Server implements Uploader {
  calls: string[] = []
  fail: unknown[] = []
  constructor(public received: number, private readonly total: number) {}

  putWhole({ bytes }: StoredEvidence): Promise<Received> {
    this.calls.push('whole')
    return Promise.resolve({ received_bytes: bytes.byteLength, whole: true })
  }

  async putPiece(_: StoredEvidence, from: number, to: number): Promise<Received> {
    this.calls.push(`${from}-${to}`)
    const failure = this.fail.shift()
    if (failure) throw failure
    if (from !== this.received) throw said(409, 'evidence-offset', { received_bytes: this.received })
    this.received = to
    return Promise.resolve({ received_bytes: to, whole: to === this.total })
  }
}

const TOTAL = PIECE_BYTES * 2 + 10
let told: number[]
const tell = (bytes: number) => void told.push(bytes)

beforeEach(() => {
  told = []
})

describe('uploading', () => {
  it('sends what is small at once', async () => {
    const server = new Server(0, 10)
    await upload(evidence(10), server, tell)
    expect(server.calls).toEqual(['whole'])
  })

  it('sends pieces one after another and says after each how much is there', async () => {
    const server = new Server(0, TOTAL)
    await upload(evidence(TOTAL), server, tell)
    expect(told).toEqual([PIECE_BYTES, PIECE_BYTES * 2, TOTAL])
  })

  it('goes on after a cut where it was, and not from the beginning', async () => {
    const server = new Server(0, TOTAL)
    server.fail = [undefined, networkProblem('cut')]
    await expect(upload(evidence(TOTAL), server, tell)).rejects.toMatchObject({ code: 'network' })
    server.calls = []
    await upload(evidence(TOTAL, told.at(-1)), server, tell)
    expect(server.calls).toEqual([`${PIECE_BYTES}-${PIECE_BYTES * 2}`, `${PIECE_BYTES * 2}-${TOTAL}`])
  })

  it('goes where the server is: a reply was lost, or its parts were', async () => {
    const ahead = new Server(PIECE_BYTES * 2, TOTAL)
    await upload(evidence(TOTAL, PIECE_BYTES), ahead, tell)
    expect(ahead.calls).toHaveLength(2)
    const empty = new Server(0, TOTAL)
    await upload(evidence(TOTAL, PIECE_BYTES * 2), empty, tell)
    expect(empty.received).toBe(TOTAL)
  })

  it('sends once more from the beginning what was damaged on the way, and only once', async () => {
    const server = new Server(0, TOTAL)
    server.fail = [undefined, undefined, said(422, 'evidence-refused')]
    const again = upload(evidence(TOTAL), server, (bytes) => {
      tell(bytes)
      if (bytes === 0) server.received = 0
    })
    await again
    expect(server.calls).toHaveLength(6)
    server.fail = [said(422, 'evidence-refused'), said(422, 'evidence-refused')]
    await expect(upload(evidence(TOTAL), server, tell)).rejects.toMatchObject({ code: 'evidence-refused' })
  })

  it('does not go round for ever with a server that makes no sense', async () => {
    const server = new Server(0, TOTAL)
    server.putPiece = (_, from) => {
      server.calls.push(String(from))
      return Promise.reject(said(409, 'evidence-offset', { received_bytes: from ? 0 : PIECE_BYTES }))
    }
    await expect(upload(evidence(TOTAL), server, tell)).rejects.toMatchObject({ code: 'evidence-offset' })
    expect(server.calls.length).toBeLessThan(40)
    server.putPiece = () => Promise.reject(said(409, 'evidence-offset', { received_bytes: TOTAL * 2 }))
    await expect(upload(evidence(TOTAL), server, tell)).rejects.toMatchObject({ code: 'evidence-offset' })
  })
})
