import { describe, expect, it } from 'vitest'
import { en } from './en'
import { zh } from './zh'

interface Tree {
  [key: string]: string | Tree
}

function leaves(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : leaves(value, `${prefix}${key}.`),
  )
}

const slots = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()

describe('locales', () => {
  const chinese = new Map(leaves(zh))
  const english = new Map(leaves(en))

  it('have the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  })

  it('leave no text empty', () => {
    const empty = [...chinese, ...english].filter(([, text]) => text.trim() === '').map(([key]) => key)
    expect(empty).toEqual([])
  })

  it('fill the same slots in both languages', () => {
    const differ = [...chinese].filter(([key, text]) => slots(text).join() !== slots(english.get(key) ?? '').join())
    expect(differ.map(([key]) => key)).toEqual([])
  })

  it('speak Chinese in the Chinese one', () => {
    // The labels on a terminal, and a floor as lifts have it.
    const short = ['short_floor', 'short_basement', 'short_none'].map((each) => `console.hotel_rooms.${each}`)
    const labels = ['console.hotels.list.columns.sn', 'console.hotels.list.columns.mac']
    const allowed = new Set(['common.language.en', ...labels, ...short])
    const foreign = [...chinese].filter(([key, text]) => !allowed.has(key) && !/[\u4e00-\u9fff、；]/.test(text))
    expect(foreign.map(([key]) => key)).toEqual([])
  })
})

/** All that runs, as text: no tests, no texts, nothing generated. */
const sources = import.meta.glob<string>(
  ['../../**/*.{ts,vue}', '!../../**/*.test.ts', '!./en/**', '!./zh/**', '!../api/schema.ts'],
  { query: '?raw', import: 'default', eager: true },
)

/** A key as code writes it: whole, or with a part that is only known when it runs (`terms.kind.${kind}`). */
const WRITTEN = /['"`]([a-z]\w*(?:\.(?:\w|\$\{(?:[^{}]|\{[^{}]*\})*\})+)+)['"`]/g
const OPEN = /\$\{(?:[^{}]|\{[^{}]*\})*\}/

/** What stands open in a key may be any of the keys there: a table of codes is used as a whole or not at all. */
function keysIn(code: string): (key: string) => boolean {
  const written = [...new Set([...code.matchAll(WRITTEN)].map(([, key]) => key ?? ''))]
  const whole = new Set(written)
  const open = written.filter((key) => OPEN.test(key))
    .map((key) => key.split(OPEN).map((part) => part.replaceAll('.', '\\.')).join('\\w+'))
  const pattern = new RegExp(`^(?:${open.join('|')})$`)
  return (key) => whole.has(key) || pattern.test(key)
}

describe('every text', () => {
  it('is shown by some code', () => {
    const used = keysIn(Object.values(sources).join('\n'))
    expect(leaves(zh).map(([key]) => key).filter((key) => !used(key))).toEqual([])
  })

  it('counts as shown when a part of its key is open, and no more than that', () => {
    const used = keysIn('t("a.b"); t(`c.d_${name.replace(".", "_")}.e`); t(`f.${x}`)')
    expect(['a.b', 'c.d_x.e', 'f.y'].every(used)).toBe(true)
    expect(['a.c', 'a', 'c.d.e', 'f.y.z', 'c.d_x.g'].some(used)).toBe(false)
  })
})
