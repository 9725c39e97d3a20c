import { describe, expect, it } from 'vitest'
import { uuid7 } from './ids'
import { fittedSize } from './photo'

describe('uuid7', () => {
  it('has version, variant and the time of making', () => {
    const id = uuid7(0x0199_0000_0001)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(id.slice(0, 13)).toBe('01990000-0001')
  })

  it('keeps its order within a millisecond and when the clock goes back', () => {
    const ids = Array.from({ length: 9000 }, (_, at) => uuid7(0x0199_0000_1000 - (at > 4500 ? 60_000 : 0)))
    expect([...ids].sort()).toEqual(ids)
    expect(new Set(ids).size).toBe(9000)
  })
})

describe('photo size', () => {
  it('fits the longer side into 1600 px and leaves small photos alone', () => {
    expect(fittedSize(4000, 3000)).toEqual({ width: 1600, height: 1200 })
    expect(fittedSize(3000, 4000)).toEqual({ width: 1200, height: 1600 })
    expect(fittedSize(800, 600)).toEqual({ width: 800, height: 600 })
  })
})
