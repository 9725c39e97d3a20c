import { describe, expect, it } from 'vitest'
import { byDay, firstDay, type Offer } from './windows'

const offer = (from_at: string, more: Partial<Offer> = {}): Offer =>
  ({
    slot: from_at, from_at, to_at: from_at, left: 1, offered: true, reason: null, wished: false, held_until: null,
    ...more,
  })

const MONDAY = offer('2026-03-02T02:00:00Z', { offered: false })
const TUESDAY = offer('2026-03-03T02:00:00Z')
const WISHED = offer('2026-03-04T02:00:00Z', { wished: true })

describe('windows', () => {
  it('stand by day in China, earliest first', () => {
    const late = offer('2026-03-01T16:30:00Z')
    expect(byDay([TUESDAY, MONDAY, late]).map(({ day, free }) => [day, free])).toEqual([['2026-03-02', 1], ['2026-03-03', 1]])
    expect(byDay([MONDAY, late])[0]?.offers.map(({ slot }) => slot)).toEqual([late.slot, MONDAY.slot])
  })

  it('open at the wished day if it is free, else at the first free one', () => {
    expect(firstDay(byDay([MONDAY, TUESDAY, WISHED]))).toBe('2026-03-04')
    expect(firstDay(byDay([MONDAY, TUESDAY, { ...WISHED, offered: false }]))).toBe('2026-03-03')
    expect(firstDay(byDay([MONDAY]))).toBe('2026-03-02')
    expect(firstDay([])).toBeUndefined()
  })
})
