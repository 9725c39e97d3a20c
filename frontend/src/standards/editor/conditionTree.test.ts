import { describe, expect, it } from 'vitest'
import type { Json } from '../model'
import { rowsOf, whenOf, type Row } from './conditionTree'
import { asData, asList, readText } from './standardText'

const library = import.meta.glob<string>(
  '../../../../doorstep/standards/library/*.yaml', { eager: true, import: 'default', query: '?raw' },
)

/** Every condition of the library, under its clause's id. */
const conditions = Object.values(library).filter((text) => /^standard:/m.test(text)).flatMap((text) =>
  asList(readText(text).data.clauses).map(asData).flatMap((clause) =>
    ['activation', 'target', 'since', 'until', 'cancel', 'scope'].flatMap((part) => {
      const { when } = asData(clause[part])
      return when === undefined ? [] : [[`${String(clause.id)} ${part}`, when] as const]
    })))

describe('a condition', () => {
  it.each(conditions)('of the library comes back from its rows: %s', (_name, when) => {
    const rows = rowsOf(when)
    expect(rows).toBeDefined()
    expect(whenOf(rows ?? [])).toEqual(when)
  })

  it('has a row for each operation', () => {
    expect(rowsOf({ dbm: { ge: '$least', le: -8 }, shown: true })).toEqual([
      { type: 'test', field: 'dbm', operation: 'ge', operand: '$least' },
      { type: 'test', field: 'dbm', operation: 'le', operand: -8 },
      { type: 'test', field: 'shown', operation: 'eq', operand: true },
    ])
  })

  it('keeps groups in groups', () => {
    const when: Json = { any: [{ not: { a: 1 } }, { all: [{ b: { in: [1, 2] } }, { c: { exists: true } }] }] }
    expect(whenOf(rowsOf(when) ?? [])).toEqual(when)
  })

  it('asks the same field the same twice by `all`', () => {
    const has = (operand: string): Row => ({ type: 'test', field: 'products', operation: 'has', operand })
    expect(whenOf([has('iptv'), has('voice')])).toEqual({
      products: { has: 'iptv' }, all: [{ products: { has: 'voice' } }],
    })
  })

  it('compares with a rate of the order', () => {
    const when = { down_mbps: { eq: { order: 'contracted_down_mbps', times: 0.9 } } }
    expect(whenOf(rowsOf(when) ?? [])).toEqual(when)
  })

  it.each([[{ dbm: { near: 3 } }], [{ any: { a: 1 } }], ['a'], [[1]]])('%j is left to its text', (when) => {
    expect(rowsOf(when)).toBeUndefined()
  })
})
