import { describe, expect, it } from 'vitest'
import { room } from './fixtures'
import { asInstant, asLocal, deferredBody, deferredRooms, emptyDeferral, missingIn, quickTimes } from './deferral'
import { roomsNow } from './rooms'

const NOON = Date.parse('2026-03-02T12:03:00+08:00')

describe('a deferral', () => {
  it('asks of a guest’s an apology, when again and a remark', () => {
    expect(missingIn(emptyDeferral())).toEqual(['reason', 'again', 'remark'])
    expect(missingIn(emptyDeferral('guest'))).toEqual(['apology', 'again', 'remark'])
    expect(missingIn({ ...emptyDeferral('guest'), apologised: true, again: 'time', remark: '休息' })).toEqual(['time'])
  })

  it('for want of power is the hotel’s to arrange unless someone says otherwise', () => {
    expect(missingIn({ ...emptyDeferral('power'), remark: '停电' })).toEqual([])
  })

  it('says the time in China, and none where the hotel arranges it', () => {
    const draft = { ...emptyDeferral('guest'), apologised: true, again_at: '2026-03-02T15:00', remark: ' 休息 ' }
    expect(deferredBody('801', { ...draft, again: 'time' })).toEqual({
      room: '801', reason: 'guest', again: 'time', remark: '休息', apologised: true, again_at: '2026-03-02T15:00:00+08:00',
    })
    expect(deferredBody('801', { ...draft, again: 'hotel' })).not.toHaveProperty('again_at')
  })

  it('of a floor takes what is still to do there of our own', () => {
    const rooms = roomsNow([
      room('A-801'), room('A-802', { state: 'done' }), room('A-803', { mine: false }), room('A-804', { state: 'deferred' }),
      room('A-805'), room('A-901'), room('B-801'),
    ], [])
    const [first] = rooms
    if (!first) throw new Error('no room')
    expect(deferredRooms(first, rooms, true).map(({ room: name }) => name)).toEqual(['A-801', 'A-805'])
    expect(deferredRooms(first, rooms, false)).toEqual([first])
  })
})

describe('times to come again', () => {
  it('are round, in China, and this evening only while it is far off', () => {
    expect(quickTimes(NOON).map(({ key, at }) => [key, at])).toEqual([
      ['hour', '2026-03-02T13:15'], ['two', '2026-03-02T14:15'], ['evening', '2026-03-02T18:30'], ['morning', '2026-03-03T09:30'],
    ])
    expect(quickTimes(NOON + 6 * 3_600_000).map(({ key }) => key)).toEqual(['hour', 'two', 'morning'])
  })

  it('survive the way there and back', () => {
    expect(asLocal(Date.parse(asInstant('2026-03-02T00:30')))).toBe('2026-03-02T00:30')
  })
})
