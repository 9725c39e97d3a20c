import { answer, api, send } from '@/shared/api'
import { deviceNow } from '@/shared/clock'
import type { OutEvent, Receipt, StoredEvidence } from './database'
import { uuid7 } from './ids'
import { thisPage, uptime_ms } from './outbox'
import type { Port } from './sync'

const DEVICE_KEPT_AT = 'doorstep.device'

/** A random name for this browser, so that the server can tell one phone's clock from another's. */
function deviceId(): string {
  const kept = localStorage.getItem(DEVICE_KEPT_AT)
  if (kept) return kept
  const made = uuid7(deviceNow().getTime())
  localStorage.setItem(DEVICE_KEPT_AT, made)
  return made
}

const wireEvent = ({ id, order, kind, body, occurred_at, uptime_ms, page, happened }: OutEvent) => ({
  id, order, kind, body, occurred_at, happened,
  // 0: not known, the page has been opened anew since.
  uptime_ms: page === thisPage() ? uptime_ms : 0,
})

/** The sync endpoints over HTTP. */
export const fieldPort: Port = {
  async putEvidence({ sha256, bytes, media_type }: StoredEvidence) {
    await send('PUT', `/api/field/evidence/${sha256}`, bytes, media_type)
  },
  async postEvents(events) {
    const device = { id: deviceId(), uptime_ms: uptime_ms(), sent_at: deviceNow().toISOString() }
    const batch = { device, events: events.map(wireEvent) }
    return (await answer(api.POST('/api/field/sync', { body: batch }))).receipts as Receipt[]
  },
}
