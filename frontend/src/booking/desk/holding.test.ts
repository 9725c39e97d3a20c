import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { holdStanding, minutesLeft } from './holding'
import { useHold } from './useHold'

const UNTIL = { held_until: '2026-03-02T02:10:00Z' }
const at = (clock: string) => Date.parse(`2026-03-02T${clock}Z`)

describe('a hold', () => {
  it('is held, then nearly over, then expired on the second', () => {
    expect(holdStanding(undefined, at('02:00:00'))).toBe('none')
    expect(holdStanding(UNTIL, at('02:07:59'))).toBe('held')
    expect(holdStanding(UNTIL, at('02:08:00'))).toBe('soon')
    expect(holdStanding(UNTIL, at('02:10:00'))).toBe('expired')
  })

  it('counts down in minutes and seconds', () => {
    expect(minutesLeft(UNTIL.held_until, at('02:00:55'))).toBe('9:05')
    expect(minutesLeft(UNTIL.held_until, at('02:11:00'))).toBe('0:00')
  })
})

describe('holding at the desk', () => {
  let sent: string[]
  let refused: boolean
  beforeEach(() => {
    sent = []
    refused = false
    vi.stubGlobal('fetch', async (request: Request) => {
      const body = request.method === 'POST' ? await request.json() as { slot: string; hold_id: string } : undefined
      const asked = new URL(request.url).searchParams.get('hold_id')
      sent.push(`${request.method} ${body?.slot ?? (asked ? 'mine' : 'any')}`)
      if (!body) return Response.json({ released: true })
      return refused
        ? Response.json({ type: 'x', title: '约满', status: 409, code: 'window-full', mend: '' }, { status: 409 })
        : Response.json({ id: body.hold_id, slot: body.slot, from_at: 'a', to_at: 'b', ...UNTIL })
    })
  })
  afterEach(() => vi.unstubAllGlobals())

  const open = () => {
    const scope = effectScope()
    return { scope, desk: scope.run(() => useHold(() => 'GD1')) as ReturnType<typeof useHold> }
  }

  it('gives the place back when the dialog goes, even one whose hold is still on its way', async () => {
    const { scope, desk } = open()
    void desk.hold('A')
    scope.stop()
    await flushPromises()
    await vi.waitFor(() => expect(sent).toEqual(['POST A', 'DELETE mine']))
  })

  it('keeps what has become a promise', async () => {
    const { scope, desk } = open()
    await desk.hold('A')
    expect(desk.held.value?.slot).toBe('A')
    desk.keep()
    scope.stop()
    await flushPromises()
    expect(sent).toEqual(['POST A'])
  })

  it('says that somebody else has the last place, and can hold another', async () => {
    const { desk } = open()
    refused = true
    await expect(desk.hold('A')).rejects.toMatchObject({ code: 'window-full' })
    refused = false
    await desk.hold('B')
    expect(desk.held.value?.slot).toBe('B')
  })
})
