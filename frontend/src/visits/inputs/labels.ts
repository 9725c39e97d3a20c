import { asMac } from '../form'
import type { Device } from '../model'

const MAC = /^([0-9A-F]{2}:){5}[0-9A-F]{2}$/
const NAMED = /^(?:S\/?N|SERIAL|MAC|MODEL|型号)\s*[:：=]\s*/i
const SN = /^[A-Za-z0-9-]{8,40}$/

const bare = (text: string): string => text.trim().replace(NAMED, '')

/** Codes with several values in one, as some makers print them: `SN:…;MAC:…`. */
const pieces = (code: string): string[] => code.split(/[;,\n\r\t|]+/).map((piece) => piece.trim()).filter(Boolean)

/** What the codes of a terminal's label say; only what is sure. The rest stays to be typed. */
export function readLabel(codes: string[]): Partial<Device> {
  const found: Partial<Device> = {}
  for (const piece of codes.flatMap(pieces)) {
    const text = bare(piece)
    const mac = asMac(text)
    const isMac = MAC.test(mac) && !/^S\/?N/i.test(piece)
    if (isMac && !found.mac) found.mac = mac
    else if (/^(MODEL|型号)/i.test(piece)) found.model = text
    else if (!isMac && !found.sn && SN.test(text) && /\d/.test(text)) found.sn = text
  }
  return found
}
