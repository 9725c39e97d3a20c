import { describe, expect, it } from 'vitest'
import { fieldsOf, holds } from './conditions'
import type { Body, When } from './model'

interface Case {
  what: string
  when: When
  body: Body
  order: Body
  holds: boolean
}

/** The server's tests run the same file. */
const shared = import.meta.glob<Case[]>('../../../doorstep/standards/tests/conditions_cases.json', { eager: true, import: 'default' })
const cases = Object.values(shared).flat()

describe('a condition means on the phone what it means on the server', () => {
  it.each(cases)('$what', ({ when, body, order, holds: expected }) => {
    expect(holds(when, body, order)).toBe(expected)
  })
})

describe('a condition', () => {
  it('of a newer standard is refused, not guessed', () => {
    expect(() => holds({ dbm: { near: 3 } }, { dbm: 3 })).toThrow('unknown operation near')
  })

  it('says which fields it looks at', () => {
    expect(fieldsOf({ any: [{ 'device.sn': { exists: true } }, { not: { dbm: { gt: 1 } } }] })).toEqual(['device', 'dbm'])
  })
})
