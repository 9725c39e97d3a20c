import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setPresenter } from '@/shared/api'
import type { Outcome } from '../model'
import { useMoves, type Moves, type Wish } from './useMoves'

const seats = [{ number: 'GD1', staff_no: 'B', name: '王五', from_at: '', to_at: '' }]
const allowed: Outcome = { allowed: true, breaks_promise: false, seats, extra_travel_min: 12, later: [], problems: [] }
const wish = (outcome?: Partial<Outcome>): Wish => ({
  moves: [{ number: 'GD1', staff_no: 'B', from_at: null }], revision: 7, outcome: outcome && { ...allowed, ...outcome },
})
const problem = (code: string, more = {}) => ({ type: '', status: 409, code, title: code, mend: '', ...more })

let sent: { path: string; body: Record<string, unknown> }[]
let answers: Record<string, () => Response>
let follow: () => Promise<void>
let moves: Moves
const shown = vi.fn()

beforeEach(() => {
  sent = []
  shown.mockReset()
  setPresenter(shown)
  answers = {
    '/api/board/moves': () => Response.json({ revision: 8, change_id: 'c1', seats }),
    '/api/board/undo': () => Response.json({ revision: 9, numbers: ['GD1'] }),
    '/api/board/pins': () => Response.json({ revision: 9, numbers: ['GD1'] }),
  }
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname
    sent.push({ path, body: await request.json() })
    return answers[path]?.()
  })
  follow = vi.fn(async () => undefined)
  moves = useMoves(() => '2026-03-02', follow)
})

afterEach(() => vi.unstubAllGlobals())

describe('moving', () => {
  it('is made, taken over, and can be taken back once', async () => {
    expect(await moves.move(wish({}))).toBe(true)
    expect(sent[0]?.body).toMatchObject({ revision: 7, even_if_promise_breaks: false })
    expect(follow).toHaveBeenCalledTimes(1)
    expect((await moves.undo())?.change_id).toBe('c1')
    expect(sent[1]).toEqual({ path: '/api/board/undo', body: { change_id: 'c1' } })
    expect(await moves.undo()).toBeUndefined()
  })

  it('is not asked for when it is known to be refused', async () => {
    expect(await moves.move(wish({ allowed: false }))).toBe(false)
    expect([sent.length, moves.refused.value?.allowed]).toEqual([0, false])
  })

  it('asks for a reason before it breaks a promise, and is then made with it', async () => {
    await moves.move(wish({ breaks_promise: true }))
    expect([sent.length, moves.pending.value?.revision]).toEqual([0, 7])
    expect(await moves.make(wish({ breaks_promise: true }), '客户同意改到下午')).toBe(true)
    expect(sent[0]?.body).toMatchObject({ even_if_promise_breaks: true, reason: '客户同意改到下午' })
    expect(moves.pending.value).toBeUndefined()
  })

  it('asks, too, when only the server saw that a promise would break', async () => {
    answers['/api/board/moves'] = () => Response.json(problem('promise-would-break'), { status: 409 })
    expect(await moves.move(wish())).toBe(false)
    expect(moves.pending.value?.moves).toHaveLength(1)
    expect(shown).not.toHaveBeenCalled()
  })

  it('tells who was quicker, and shows the board as it is now', async () => {
    const changed = [{ number: 'GD1', what: { zh: '改派', en: 'moved' }, by: '周敏', at: '2026-03-02T01:00:00Z' }]
    answers['/api/board/moves'] = () => Response.json(problem('board-changed', { changed }), { status: 409 })
    expect(await moves.move(wish({}))).toBe(false)
    expect(moves.collision.value).toMatchObject({ changed, wish: { revision: 7 } })
    expect(follow).toHaveBeenCalledTimes(1)
    expect(moves.done.value).toEqual([])
  })

  it('shows any other refusal', async () => {
    answers['/api/board/moves'] = () => Response.json(problem('off-duty'), { status: 409 })
    expect(await moves.move(wish({}))).toBe(false)
    expect(shown.mock.calls[0]?.[0].code).toBe('off-duty')
  })
})

it('an undo that somebody else’s change stands against is told, and not offered again', async () => {
  await moves.move(wish({}))
  answers['/api/board/undo'] = () => Response.json(problem('board-changed', { changed: [] }), { status: 409 })
  expect(await moves.undo()).toBeUndefined()
  expect(moves.collision.value).toEqual({ changed: [], wish: undefined })
  expect(moves.done.value).toEqual([])
})

it('pins', async () => {
  expect(await moves.pin(['GD1'], true)).toBe(true)
  expect(sent).toEqual([{ path: '/api/board/pins', body: { numbers: ['GD1'], pinned: true } }])
})
