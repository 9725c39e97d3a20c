import { knownDevices, macFits, macOddity, type KnownDevice } from '../devices'
import { isDevice } from '../form'
import type { Device, LogEvent } from '../model'
import type { RollOut } from './model'
import type { RoomNow } from './rooms'

/**
 * What is the matter with a scanned terminal. `stop`: it can't be entered in this room. `look`: only after the label
 * was looked at once more. `note`: good to know.
 */
export type TerminalNote =
  | { code: 'here'; grade: 'stop' }
  | { code: 'in_room'; room: string; mine: boolean; what: 'mac' | 'sn'; grade: 'stop' }
  | { code: 'used'; order: string; grade: 'stop' }
  | { code: 'prefix'; model: string; prefix: string; grade: 'look' }
  | { code: 'multicast' | 'local'; grade: 'note' }
  | { code: 'unknown'; model: string; grade: 'note' }

const plain = (text: string): string => text.toUpperCase().replace(/[^0-9A-Z]/g, '')
const same = (one: string | undefined, other: string): boolean => !!one && plain(one) === plain(other)

function inRoom(device: Partial<Device>, room: string, rooms: RoomNow[]): TerminalNote[] {
  for (const what of ['mac', 'sn'] as const) {
    const holder = rooms.find(({ devices }) => devices.some((each) => same(device[what], each[what])))
    if (holder?.room === room) return [{ code: 'here', grade: 'stop' }]
    if (holder) return [{ code: 'in_room', room: holder.room, mine: holder.mine, what, grade: 'stop' }]
  }
  return []
}

function elsewhere(device: Partial<Device>, known: KnownDevice[]): TerminalNote[] {
  const last = known.findLast(({ device: each }) => same(device.mac, each.mac) || same(device.sn, each.sn))
  return last?.kind === 'device.fitted' ? [{ code: 'used', order: last.order, grade: 'stop' }] : []
}

export interface Known {
  rooms: RoomNow[]
  /** The other orders of the day. */
  logs: { number: string; log: LogEvent[] }[]
  prefixes: RollOut['prefixes']
}

/** What to look at once more while still standing before the label, the gravest first. */
export function terminalNotes(device: Partial<Device>, room: string, { rooms, logs, prefixes }: Known): TerminalNote[] {
  if (!device.mac && !device.sn) return []
  const held = inRoom(device, room, rooms)
  if (held.length) return held
  const used = elsewhere(device, knownDevices(logs))
  if (used.length) return used
  const { model = '', mac = '' } = device
  const odd = macOddity(mac)
  if (odd) return [{ code: odd, grade: 'note' }]
  const fits = model && macFits(mac, model, prefixes)
  if (fits === false) return [{ code: 'prefix', model, prefix: mac.slice(0, 8), grade: 'look' }]
  const strange = model && Object.keys(prefixes).length && fits === undefined
  return strange && isDevice(device) ? [{ code: 'unknown', model, grade: 'note' }] : []
}

/** The model of the terminal that was entered last: in one hotel they are nearly always the same. */
export const usualModel = (log: LogEvent[]): string => {
  const last = log.findLast(({ kind }) => kind === 'room.mapped')
  return (last?.body.device as Device | undefined)?.model ?? ''
}
