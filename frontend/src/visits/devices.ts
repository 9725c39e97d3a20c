import type { Device, LogEvent } from './model'

/** Beginnings of MACs by model, hex digits in any spelling: `{ HG6145F: ['48:57:54', '70B3D5123'] }`. */
export type Prefixes = Record<string, string[]>

/** A terminal that a log of the day names, in whose order. */
export interface KnownDevice {
  order: string
  kind: string
  device: Device
}

/** What is odd about a terminal's numbers. Nothing is refused for it: labels and vendors err too. */
export type DeviceNote =
  | { code: 'multicast' | 'local' }
  | { code: 'prefix'; model: string; prefix: string }
  | { code: 'used'; what: 'sn' | 'mac'; order: string }
  | { code: 'twice'; sn: string }

const FITTED = 'device.fitted'
const RECOVERED = 'device.recovered'

const plain = (text: string): string => text.toUpperCase().replace(/[^0-9A-Z]/g, '')
const isMac = (mac: string): boolean => /^[0-9A-F]{12}$/.test(plain(mac))

/** What the first byte says: a group's address is nobody's, and a local one wasn't given by a maker. */
export function macOddity(mac: string): 'multicast' | 'local' | undefined {
  if (!isMac(mac)) return undefined
  const first = Number.parseInt(plain(mac).slice(0, 2), 16)
  if (first & 1) return 'multicast'
  return first & 2 ? 'local' : undefined
}

/** `B860*` fits B860AV3; without a star the whole model is meant. */
export function modelFits(pattern: string, model: string): boolean {
  const [begin, open] = [plain(pattern), pattern.trim().endsWith('*')]
  return open ? plain(model).startsWith(begin) : plain(model) === begin
}

/** Whether the MAC begins as this model's do; undefined where nothing is known of the model. */
export function macFits(mac: string, model: string, prefixes: Prefixes): boolean | undefined {
  const known = Object.entries(prefixes).filter(([name]) => modelFits(name, model)).flatMap(([, some]) => some)
  if (!known.length || !isMac(mac)) return undefined
  return known.some((prefix) => plain(mac).startsWith(plain(prefix)))
}

/** The terminals that the day's logs name, in the order of the logs. */
export const knownDevices = (logs: { number: string; log: LogEvent[] }[]): KnownDevice[] =>
  logs.flatMap(({ number, log }) => log
    .filter(({ kind, body }) => (kind === FITTED || kind === RECOVERED) && body.device)
    .map(({ kind, body }) => ({ order: number, kind, device: body.device as Device })))

const same = (one: string | undefined, other: string): boolean => !!one && plain(one) === plain(other)

/** In whose order it lies already. What was taken back elsewhere may be fitted here. */
function used(
  device: Partial<Device>, what: 'sn' | 'mac', order: string, kind: string, known: KnownDevice[],
): DeviceNote[] {
  const last = known.findLast((each) => each.order !== order && same(device[what], each.device[what]))
  if (!last || (last.kind === RECOVERED && kind !== RECOVERED)) return []
  return [{ code: 'used', what, order: last.order }]
}

/** Another device of this order has the same MAC. */
function twice({ sn, mac }: Partial<Device>, order: string, known: KnownDevice[]): DeviceNote[] {
  const other = known.findLast((each) =>
    each.order === order && same(mac, each.device.mac) && !same(sn, each.device.sn))
  return other && sn ? [{ code: 'twice', sn: other.device.sn }] : []
}

/** What the technician should look at once more while still standing before the label. */
export function notesOn(
  device: Partial<Device>, { order, kind }: { order: string; kind: string }, known: KnownDevice[], prefixes: Prefixes,
): DeviceNote[] {
  const { model = '', mac = '' } = device
  const odd = macOddity(mac)
  const fits = odd ? undefined : macFits(mac, model, prefixes)
  const elsewhere = [...used(device, 'sn', order, kind, known), ...used(device, 'mac', order, kind, known)]
  return [
    ...(odd ? [{ code: odd }] : []),
    ...(fits === false ? [{ code: 'prefix' as const, model, prefix: mac.slice(0, 8) }] : []),
    // One device, one line.
    ...elsewhere.slice(0, 1),
    ...twice(device, order, known),
  ]
}

/** What a label's codes say against what is entered: the first number that they contradict. */
export function contradicted(
  codes: string[], read: Partial<Device>, device: Partial<Device>,
): { what: 'sn' | 'mac'; read: string } | undefined {
  const said = codes.map(plain)
  for (const what of ['sn', 'mac'] as const) {
    const [entered, found] = [device[what], read[what]]
    if (entered && found && !said.some((code) => code.includes(plain(entered)))) return { what, read: found }
  }
  return undefined
}
