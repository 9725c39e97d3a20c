import { expect, it } from 'vitest'
import type { Reason } from '../model'
import { gathered } from './reasons'

const reason = (name: string, code: string, zh: string): Reason =>
  ({ staff_no: name, name, code, text: { zh, en: zh } })

it('says the same reason once, the commonest first, and keeps apart what differs in words', () => {
  const groups = gathered([
    reason('李强', 'window', '时段内排不开'),
    reason('王磊', 'skill', '不会修障'),
    reason('周敏', 'skill', '不会修障'),
    reason('陈浩', 'skill', '不会移机'),
  ])
  expect(groups.map(({ text, names }) => [text.zh, names])).toEqual([
    ['不会修障', ['王磊', '周敏']], ['时段内排不开', ['李强']], ['不会移机', ['陈浩']],
  ])
})
