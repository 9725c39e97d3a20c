import { describe, expect, it } from 'vitest'
import { maskPhone, spacedPhone } from './phones'
import { spanLabel } from './spans'

const MIN = 60_000

describe('spans', () => {
  it.each([
    [72 * MIN, '1 小时 12 分'],
    [8 * MIN + 59_000, '8 分'],
    [60 * MIN, '1 小时'],
    [45_000, '45 秒'],
    [0, '0 秒'],
    [999, '0 秒'],
    [(24 * 60 + 90) * MIN, '1 天 1 小时'],
    [-8 * MIN, '8 分'],
  ])('%i ms reads %s', (ms, words) => expect(spanLabel(ms)).toBe(words))
})

describe('phone numbers', () => {
  it('hides the middle of mobiles and landlines', () => {
    expect(maskPhone('13800005678')).toBe('138****5678')
    expect(maskPhone('025-83311234')).toBe('025-****1234')
  })

  it('leaves short codes and masked numbers alone', () => {
    expect(maskPhone('10000')).toBe('10000')
    expect(maskPhone('138****5678')).toBe('138****5678')
  })

  it('groups mobiles for reading aloud', () => {
    expect(spacedPhone('13800005678')).toBe('138 0000 5678')
    expect(spacedPhone('138****5678')).toBe('138 **** 5678')
  })
})
