import { shallowRef } from 'vue'

/**
 * The server's clock as seen from this device. Deadlines are the server's, and a phone may be minutes off.
 * The only place that reads the device's clock for business times.
 */
const offset_ms = shallowRef(0)
const measured = shallowRef(false)

/** Call with the server's `now` of an answer that has just arrived (ISO 8601 with offset). */
export function setServerNow(iso: string, device_ms: number = Date.now()): void {
  const server_ms = Date.parse(iso)
  if (Number.isNaN(server_ms)) return
  offset_ms.value = server_ms - device_ms
  measured.value = true
}

/** An answer that took longer says little; nor does one across which the phone slept or its clock was set. */
const LONGEST_TRIP_MS = 20_000

/** The same, when one knows the device's time at which was asked: half of the way there and back is behind us. */
export function measureClock(iso: string, asked_ms: number): void {
  const trip_ms = Date.now() - asked_ms
  if (trip_ms >= 0 && trip_ms <= LONGEST_TRIP_MS) setServerNow(iso, asked_ms + trip_ms / 2)
}

/** The server's time now, in milliseconds since the epoch. */
export const serverNow = (): number => Date.now() + offset_ms.value

/** The device's own time, for facts recorded on it; the server judges its skew. */
export const deviceNow = (): Date => new Date()

/** How far the device is ahead of the server, in milliseconds, as last measured; undefined when it never was. */
export const clockSkew_ms = (): number | undefined => (measured.value ? Math.round(-offset_ms.value) : undefined)
