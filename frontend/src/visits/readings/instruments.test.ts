import { describe, expect, it } from 'vitest'
import { sure } from '../fixtures'
import { readInstrument } from './instruments'
import { MOST_BYTES } from './records'

interface Case {
  what: string
  text?: string
  base64?: string
  values?: Record<string, number>
  unread?: string
  taken?: string
  model?: string
}

/** The server's own cases: both readers are held to them. */
const files = import.meta.glob<Case[]>('../../../../doorstep/visits/readings/tests/instrument_cases.json', {
  eager: true, import: 'default',
})
const cases = sure(Object.values(files)[0])

const bytesOf = ({ text = '', base64 }: Case): Uint8Array =>
  (base64 === undefined
    ? new TextEncoder().encode(text)
    : Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)))

describe('a file of an instrument', () => {
  it.each(cases)('reads: $what', (one) => {
    const { values, unread, taken, model } = readInstrument(bytesOf(one))
    expect({ values, unread }).toEqual({ values: one.values ?? {}, unread: one.unread })
    expect({ taken, model }).toMatchObject({
      ...(one.taken === undefined ? {} : { taken: one.taken }),
      ...(one.model === undefined ? {} : { model: one.model }),
    })
  })

  it('that is too long is not read', () => {
    expect(readInstrument(new Uint8Array(MOST_BYTES + 1).fill(32)).unread).toBe('unreadable')
  })

  it('nested without end is not read', () => {
    expect(readInstrument(new TextEncoder().encode('['.repeat(100_000))).unread).toBe('unreadable')
  })
})
