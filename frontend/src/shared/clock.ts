/**
 * The server's clock as seen from this device. Deadlines are the server's, and a phone may be minutes off.
 * The only place that reads the device's clock for business times.
 */
let offset_ms = 0

/** Call with the server's `now` of an answer that has just arrived (ISO 8601 with offset). */
export function setServerNow(iso: string, device_ms: number = Date.now()): void {
  offset_ms = Date.parse(iso) - device_ms
}

/** The server's time now, in milliseconds since the epoch. */
export const serverNow = (): number => Date.now() + offset_ms

/** The device's own time, for facts recorded on it; the server judges its skew. */
export const deviceNow = (): Date => new Date()

/** Server minus device, in milliseconds. */
export const clockOffset_ms = (): number => offset_ms
