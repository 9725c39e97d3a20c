import { describe, expect, it } from 'vitest'
import { byDay, canBeMade, leftBy, roomSpans, sumOf } from './plan'
import type { PlannedVisit, VisitPlan } from './useVisits'

const visit = (day: string, crew: string, some: Partial<PlannedVisit> = {}): PlannedVisit => ({
  day, crew, crew_name: crew, slot: `${day}:${crew}`, from_at: `${day}T01:00:00Z`, to_at: `${day}T03:00:00Z`,
  crew_from_at: `${day}T01:00:00Z`, crew_to_at: `${day}T03:00:00Z`, floors: ['8'], rooms: ['801', '802'], terminals: 2,
  load: [{ model: 'B860', count: 2 }], work_min: 30, why_not: null, ...some,
})
const words = (zh: string) => ({ zh, en: zh })
const plan = (some: Partial<VisitPlan> = {}): VisitPlan => ({ token: 't', visits: [], idle: [], left: [], ...some })

describe('a plan of visits', () => {
  it('is shown day by day, days on which everybody rests too', () => {
    const found = byDay(plan({
      visits: [visit('2026-03-05', '李强'), visit('2026-03-04', '李强'), visit('2026-03-04', '王涛')],
      idle: [{ day: '2026-03-06', crew: '李强', reason: words('排休') }],
    }))
    expect(found.map(({ day, visits, idle }) => [day, visits.map(({ crew }) => crew), idle.length])).toEqual([
      ['2026-03-04', ['李强', '王涛'], 0], ['2026-03-05', ['李强'], 0], ['2026-03-06', [], 1],
    ])
  })

  it('adds up', () => {
    expect(sumOf(plan({ visits: [visit('2026-03-04', 'a'), visit('2026-03-04', 'b', { rooms: ['901'], terminals: 1 })] })))
      .toEqual({ parts: 2, rooms: 3, terminals: 3 })
  })

  it('can be made when there is something and nothing stands against it', () => {
    expect(canBeMade(plan())).toBe(false)
    expect(canBeMade(plan({ visits: [visit('2026-03-04', 'a')] }))).toBe(true)
    expect(canBeMade(plan({
      visits: [visit('2026-03-04', 'a'), visit('2026-03-04', 'b', { why_not: words('要提前 4 小时约') })],
    }))).toBe(false)
  })

  it('names the rooms that found no place by why', () => {
    const left = ['801', '802', '901'].map((room) => ({ room, reason: words(room < '900' ? '停用' : '没有时间') }))
    expect(leftBy(plan({ left }))).toEqual([
      { reason: words('停用'), rooms: ['801', '802'] }, { reason: words('没有时间'), rooms: ['901'] },
    ])
  })
})

it.each([
  [['801', '802', '803', '808'], '801–803, 808'],
  [['A-801', 'A-802', 'B-101'], 'A-801–802, B-101'],
  [['009', '010'], '009–010'],
  [['801A', '801B'], '801A, 801B'],
  [[], ''],
])('rooms %o are said as "%s"', (rooms, said) => expect(roomSpans(rooms)).toBe(said))
