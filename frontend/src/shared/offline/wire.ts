import { answer, api, send } from '@/shared/api'
import { deviceNow, measureClock } from '@/shared/clock'
import type { OutEvent, Receipt } from './database'
import { appVersion, deviceId, phoneModel } from './device'
import { thisPage, uptime_ms } from './outbox'
import type { Port } from './sync'
import { upload, type Received, type Uploader } from './uploading'

/** A network that leads nowhere must not hold the sync for good. */
const PATIENCE_MS = 60_000

const inTime = (): AbortSignal => AbortSignal.timeout(PATIENCE_MS)

const wireEvent = ({ id, order, kind, body, occurred_at, uptime_ms, page, skew_ms, happened }: OutEvent) => ({
  id, order, kind, body, occurred_at, happened,
  // 0: not known, the page has been opened anew since.
  uptime_ms: page === thisPage() ? uptime_ms : 0,
  skew_ms: skew_ms ?? null,
})

const uploader: Uploader = {
  async putWhole({ sha256, bytes, media_type }) {
    const response = await send('PUT', `/api/field/evidence/${sha256}`, bytes, media_type, { signal: inTime() })
    return (await response.json()) as Received
  },
  async putPiece({ sha256, bytes, media_type }, from, to) {
    const headers = { 'Content-Range': `bytes ${from}-${to - 1}/${bytes.byteLength}` }
    const piece = bytes.slice(from, to)
    const response = await send('PUT', `/api/field/evidence/${sha256}`, piece, media_type, { headers, signal: inTime() })
    return (await response.json()) as Received
  },
}

/** The sync endpoints over HTTP. */
export const fieldPort: Port = {
  putEvidence: (evidence, told) => upload(evidence, uploader, told),
  async postEvents(events, unsent) {
    const asked = deviceNow()
    const device = {
      id: deviceId(), uptime_ms: uptime_ms(), sent_at: asked.toISOString(),
      label: await phoneModel(), app_version: appVersion(), unsent,
    }
    const batch = { device, events: events.map(wireEvent) }
    const answered = await answer(api.POST('/api/field/sync', { body: batch, signal: inTime() }))
    measureClock(answered.now, asked.getTime())
    return answered.receipts as Receipt[]
  },
}
