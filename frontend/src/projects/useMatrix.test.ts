import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { building, matrix, room } from './testing'
import { useMatrix } from './useRollOuts'

const answers: (unknown)[] = []
const asked: string[] = []
let scope: EffectScope

beforeEach(() => {
  vi.useFakeTimers()
  asked.length = 0
  answers.length = 0
  scope = effectScope()
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(new URL(request.url).search)
    const body = answers.shift()
    return Promise.resolve(body === undefined ? new Response(null, { status: 204 }) : Response.json(body))
  })
})

afterEach(() => {
  scope.stop()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('asks for what came after, keeps the house when nothing did, and only changed rooms are new', async () => {
  const floor = (state: 'todo' | 'done') => [building('', { 8: [room('801', { state }), room('802')] })]
  answers.push(matrix({ revision: 4, buildings: floor('todo') }))
  const live = scope.run(() => useMatrix(() => 7))
  if (!live) throw new Error('no scope')
  await vi.advanceTimersByTimeAsync(1)
  const first = live.data
  expect(first?.revision).toBe(4)

  await vi.advanceTimersByTimeAsync(3000)
  expect(asked).toEqual(['', '?after=4'])
  expect(live.data).toBe(first)

  answers.push(matrix({ revision: 5, buildings: floor('done') }))
  await vi.advanceTimersByTimeAsync(3000)
  const rooms = live.data?.buildings[0]?.floors[0]?.rooms
  expect(rooms?.map(({ state }) => state)).toEqual(['done', 'todo'])
  expect(rooms?.[1]).toBe(first?.buildings[0]?.floors[0]?.rooms[1])

  await vi.advanceTimersByTimeAsync(3000)
  expect(asked.at(-1)).toBe('?after=5')
})
