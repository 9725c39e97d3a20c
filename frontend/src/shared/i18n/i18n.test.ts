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
    const allowed = new Set(['common.language.en', 'ui.event.by'])
    const foreign = [...chinese].filter(([key, text]) => !allowed.has(key) && !/[\u4e00-\u9fff、；]/.test(text))
    expect(foreign.map(([key]) => key)).toEqual([])
  })
})
