import { describe, expect, it } from 'vitest'
import { poolFor, scrollFor, slotsOf, windowOfRows } from './rowWindow'

const view = (top: number, count = 1000) => ({ top, height: 440, row: 44, count, spare: 2 })

describe('the rows drawn', () => {
  it('are those in view with a few to spare, none before the first or after the last', () => {
    expect(windowOfRows(view(0))).toEqual({ first: 0, end: 12 })
    expect(windowOfRows(view(4410))).toEqual({ first: 96, end: 114 })
    expect(windowOfRows(view(44_000 - 440))).toEqual({ first: 987, end: 1000 })
  })

  it('are few when there are few, and none when there are none', () => {
    expect(windowOfRows(view(0, 3))).toEqual({ first: 0, end: 3 })
    expect(windowOfRows(view(0, 0))).toEqual({ first: 0, end: 0 })
    expect(windowOfRows(view(9000, 5))).toEqual({ first: 4, end: 5 })
  })

  it('each have one slot, and keep it while the window moves', () => {
    const pool = poolFor(440, 44, 2)
    const before = slotsOf(windowOfRows(view(4400)), pool)
    const after = slotsOf(windowOfRows(view(4400 + 132)), pool)
    const slotOf = (index: number, slots: typeof before) => slots.find((each) => each.index === index)?.slot
    expect(new Set(after.map(({ slot }) => slot)).size).toBe(after.length)
    for (const { slot, index } of before) expect([undefined, slot]).toContain(slotOf(index, after))
    const come = after.filter(({ index }) => slotOf(index, before) === undefined).map(({ index }) => index)
    expect(come.sort()).toEqual([114, 115, 116])
  })

  it('come and go three at a time', () => {
    const seen = new Set<number>()
    for (let top = 4400; top < 4400 + 132; top += 1) seen.add(windowOfRows(view(top)).first)
    expect([...seen]).toEqual([96, 99])
  })

  it('fit the pool wherever the window stands', () => {
    const pool = poolFor(440, 44, 2)
    for (let top = 0; top < 44_000 - 440; top += 13) {
      const { first, end } = windowOfRows(view(top))
      expect(slotsOf({ first, end }, pool).map(({ index }) => index).sort((a, b) => a - b))
        .toEqual(Array.from({ length: end - first }, (_, n) => first + n))
    }
  })
})

describe('bringing a row into view', () => {
  it('scrolls just so far as it must', () => {
    expect(scrollFor(3, { top: 200, height: 440, row: 44 })).toBe(132)
    expect(scrollFor(20, { top: 200, height: 440, row: 44 })).toBe(484)
    expect(scrollFor(8, { top: 200, height: 440, row: 44 })).toBeUndefined()
  })
})
