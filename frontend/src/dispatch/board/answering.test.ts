import { beforeEach, describe, expect, it } from 'vitest'
import { i18n } from '@/shared/i18n'
import type { Board, Outcome } from '../model'
import { answerOf } from './answering'
import { aRow, aVisit, DAY, local } from './fixtures'

const board: Board = {
  day: DAY, revision: 1, unassigned: [],
  technicians: [aRow({ staff_no: 'B', name: '王五', visits: [aVisit('GD55100012', '10:00', '11:00')] })],
}
const seat = { number: 'GD1', staff_no: 'B', name: '王五', from_at: local('09:00'), to_at: local('10:00') }
const outcome = (some: Partial<Outcome> = {}): Outcome =>
  ({ allowed: true, breaks_promise: false, seats: [seat], extra_travel_min: 12, later: [], problems: [], ...some })
const trouble = (zh: string, breaks_promise = false) => ({ number: 'GD1', code: 'x', text: { zh, en: zh }, breaks_promise })

beforeEach(() => {
  i18n.global.locale.value = 'zh'
})

describe('the answer to a move', () => {
  it('says what it costs, and who comes later by how much', () => {
    expect(answerOf(outcome({ later: [{ number: 'GD55100012', by_min: 8, breaks_promise: false }] }), board)).toEqual({
      tone: 'satisfied', title: '王五 09:00 到，多走 12 分钟', lines: ['王五 10:00 的 0012 单晚 8 分钟'],
    })
  })

  it('says why not', () => {
    expect(answerOf(outcome({ allowed: false, seats: [], problems: [trouble('王五没有光纤装机技能')] }), board)).toEqual({
      tone: 'violated', title: '不能这样派', lines: ['王五没有光纤装机技能'],
    })
  })

  it('says which promise would break', () => {
    const said = answerOf(outcome({ breaks_promise: true, problems: [trouble('约的是 10:00–12:00', true)] }), board)
    expect([said.tone, said.title, said.lines]).toEqual(['pending', '会违约，要先确认', ['约的是 10:00–12:00', '多走 12 分钟']])
  })

  it('is short, however many visits it touches', () => {
    const later = Array.from({ length: 9 }, () => ({ number: 'GD55100012', by_min: 8, breaks_promise: true }))
    expect(answerOf(outcome({ later, seats: [seat, seat], extra_travel_min: -3 }), board)).toMatchObject({
      title: '2 单都排得下，少走 3 分钟', lines: [...Array(5).fill('王五 10:00 的 0012 单晚 8 分钟，误约'), '还有 4 条'],
    })
  })
})
