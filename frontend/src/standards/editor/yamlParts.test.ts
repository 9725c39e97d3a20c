import { expect, it } from 'vitest'
import { partsOf } from './yamlParts'

const kinds = (line: string) => partsOf(line).filter(({ kind }) => kind !== 'plain').map(({ kind, text }) => `${kind} ${text}`)

it('a line is made of keys, values and comments', () => {
  expect(kinds('  - id: touch.call  # first')).toEqual(['mark   -', 'key id', 'comment # first'])
  expect(kinds('    within: {max: $first-call-within}')).toEqual([
    'key within', 'mark {', 'key max', 'figure $first-call-within', 'mark }',
  ])
  expect(kinds('en: "A: b # c"')).toEqual(['key en', 'quoted "A: b # c"'])
})

it.each(['', '  zh: 您好，http://a', 'a: "un', '# 注：x', '{a: [1, 2]}'])('%j joined is the line again', (line) => {
  expect(partsOf(line).map(({ text }) => text).join('')).toBe(line)
})
