import { describe, expect, it } from 'vitest'
import type { Objection } from './model'
import { searched, situations } from './objections'

const both = (zh: string, en: string) => ({ zh, en })
const one = (clause: string, title: string, line: string, step: string): Objection =>
  ({ clause, source: 'COACH-1', title: both(title, clause), why: null, step: both(step, step), lines: [both(line, line)] })

const LIBRARY = [
  one('charges', '应答：为什么要另外收费', '标准方案一样能用。', '商定布线方案'),
  one('slow', '应答：网速没有那么快', '插上网线一起看，测速不收费。', '当面测速'),
  one('late', '应答：要晚到', '现在说话方便吗？', '商定布线方案'),
]
const names = (found: Objection[]) => found.map(({ clause }) => clause)

describe('the library of answers', () => {
  it('is whole when nothing is asked', () => {
    expect(names(searched(LIBRARY, '  '))).toEqual(['charges', 'slow', 'late'])
  })

  it('is found by the lines too, by the title first', () => {
    expect(names(searched(LIBRARY, '收费'))).toEqual(['charges', 'slow'])
    expect(names(searched(LIBRARY.toReversed(), '收费'))).toEqual(['charges', 'slow'])
  })

  it('asks for all words, whatever the script and the marks', () => {
    expect(names(searched(LIBRARY, '网线 测速'))).toEqual(['slow'])
    expect(names(searched(LIBRARY, 'LATE'))).toEqual(['late'])
    expect(searched(LIBRARY, '拆机')).toEqual([])
  })

  it('lists each situation once', () => {
    expect(situations(LIBRARY).map(({ zh }) => zh)).toEqual(['商定布线方案', '当面测速'])
  })
})
