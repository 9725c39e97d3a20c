import { evidenceOf, type Evidence } from '@/shared/offline/photo'
import type { FieldStep } from '../model'
import { fills } from './filling'
import { readInstrument, type Reading, type Unread } from './instruments'

/** `other_step`: it reads something that this step doesn't ask for. */
export type Refused = Unread | 'other_step'

export type Taken = { evidence: Evidence; reading: Reading } | { refused: Refused }

export const read = async (file: Blob): Promise<Reading> => readInstrument(new Uint8Array(await file.arrayBuffer()))

/** A file that was picked: read, and named as evidence when it has what the step asks for. */
export async function taken(file: File, step: FieldStep): Promise<Taken> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const reading = readInstrument(bytes)
  if (reading.unread) return { refused: reading.unread }
  if (!Object.keys(fills(step, reading.values)).length) return { refused: 'other_step' }
  return { reading, evidence: await evidenceOf(new Blob([bytes], { type: mediaTypeOf(file.name, bytes) })) }
}

/** By what it is: phones name the type of such files as they please. */
function mediaTypeOf(name: string, bytes: Uint8Array): string {
  const begin = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart()
  if (/^[{[]/.test(begin)) return 'application/json'
  return /\.csv$/i.test(name) ? 'text/csv' : 'text/plain'
}
