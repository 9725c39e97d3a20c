import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref, type EffectScope } from 'vue'
import { i18n } from '@/shared/i18n'
import type { Board, Changes } from '../model'
import { aRow, aVisit, DAY } from './fixtures'
import { useDayBoard, type DayBoard } from './useDayBoard'

const board: Board = {
  day: DAY, revision: 7, unassigned: [],
  technicians: [aRow({ staff_no: 'A', visits: [aVisit('GD1', '09:00', '10:00')] }), aRow({ staff_no: 'B' })],
}
const quiet: Changes = { revision: 7, technicians: [], unassigned: null, reload: false }

let scope: EffectScope
let asked: URL[]
let say: (url: URL) => unknown

beforeEach(() => {
  vi.useFakeTimers()
  i18n.global.locale.value = 'zh'
  scope = effectScope()
  asked = []
  say = ({ pathname }) => (pathname === '/api/board' ? board : quiet)
  vi.stubGlobal('fetch', async (request: Request) => {
    const url = new URL(request.url)
    asked.push(url)
    return Response.json(say(url))
  })
})

afterEach(() => {
  scope.stop()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const opened = async (wanted = () => ({ day: DAY, grid: '' })): Promise<DayBoard> => {
  const made = scope.run(() => useDayBoard(wanted))
  if (!made) throw new Error('the scope has ended')
  await vi.advanceTimersByTimeAsync(10)
  return made
}

it('opens the day once, and then asks only for what has changed since', async () => {
  const day = await opened()
  await vi.advanceTimersByTimeAsync(4100)
  expect(asked.map(({ pathname }) => pathname)).toEqual(['/api/board', '/api/board/changes', '/api/board/changes'])
  expect(asked[1]?.searchParams.get('since')).toBe('7')
  expect(day.live.data?.technicians).toHaveLength(2)
})

it('puts what happens on site in its place within three seconds, and shows that it is new', async () => {
  const day = await opened()
  const before = day.live.data
  const there = aRow({ staff_no: 'A', visits: [aVisit('GD1', '09:00', '10:00', { state: 'on_site' })] })
  say = () => ({ ...quiet, revision: 8, technicians: [there] })
  await vi.advanceTimersByTimeAsync(2100)
  expect(day.live.data?.technicians[0]?.visits[0]?.state).toBe('on_site')
  expect(day.live.data?.technicians[1]).toBe(before?.technicians[1])
  expect([...day.touched.value]).toEqual(['GD1'])
  say = () => ({ ...quiet, revision: 8 })
  await vi.advanceTimersByTimeAsync(6000)
  expect(day.touched.value.size).toBe(0)
})

it('says when the connection is lost, keeps what it has, and takes up again by itself', async () => {
  const day = await opened()
  say = () => {
    throw new TypeError('no way')
  }
  await vi.advanceTimersByTimeAsync(2100)
  expect([day.link.lost, day.live.problem, day.live.data?.revision]).toEqual([true, undefined, 7])
  say = () => quiet
  await vi.advanceTimersByTimeAsync(10_000)
  expect(day.link.lost).toBe(false)
})

it('opens anew when the server asks for it', async () => {
  const day = await opened()
  say = ({ pathname }) => (pathname === '/api/board' ? { ...board, revision: 90 } : { ...quiet, reload: true })
  await vi.advanceTimersByTimeAsync(2100)
  expect(day.live.data?.revision).toBe(90)
})

it('says why it could not be opened at all, and tries again', async () => {
  say = () => {
    throw new TypeError('no way')
  }
  const day = await opened()
  expect(day.live.problem?.code).toBe('network')
  say = () => board
  await vi.advanceTimersByTimeAsync(4000)
  expect([day.live.problem, day.live.data?.revision]).toEqual([undefined, 7])
})

it('another day is another question', async () => {
  const wanted = ref({ day: DAY, grid: '' })
  const day = await opened(() => wanted.value)
  wanted.value = { day: '2026-03-03', grid: 'HF-YH' }
  await nextTick()
  expect(day.live.busy).toBe(true)
  await vi.advanceTimersByTimeAsync(10)
  expect(day.live.busy).toBe(false)
  expect(asked.at(-1)?.search).toBe('?day=2026-03-03&grid=HF-YH')
})
