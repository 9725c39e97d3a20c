import { describe, expect, it } from 'vitest'
import { emptyDraft } from '../form'
import { visitProgress } from '../progress'
import { step } from '../fixtures'
import { missingIn } from './closing/useSheet'
import { box, room, ROLLOUT, ROOM_ORDER, said } from './fixtures'
import { confirmedBody, confirmedNow, freshConfirmation, marksOf, missingIn as unconfirmed, people, todays, turned } from './frontdesk/confirming'
import { roomsNow } from './rooms'
import { agreedNext, countsAtLeaving, fittedHere, latestWish, sheetOf, signedSheet } from './sheet'
import { hotelStandings } from './standing'
import { screenOf } from './screens'

const opened = (name: string, time: string) => said('room.opened', time, { room: name, occupied: false, by: 'coordinator' })
const mapped = (name: string, time: string, n: number) => said('room.mapped', time, { room: name, device: box(n) })
const finished = (name: string, time: string) => said('room.finished', time, { room: name, occupied: false, result: 'installed' })
const signature = { sha256: 'a'.repeat(64), blob: new Blob(['png']), mediaType: 'image/png', takenAt: '2026-03-02T01:00:00Z' }

describe('the front desk’s confirmation', () => {
  const rooms = roomsNow([room('801'), room('802', { occupancy: 'occupied' }), room('803', { state: 'done' }), room('804', { mine: false })], [])

  it('lists what is still ours to do, marked as the account knows it, turned by a tap', () => {
    expect(todays(rooms).map(({ room: name }) => name)).toEqual(['801', '802'])
    expect(marksOf(todays(rooms))).toEqual({ 801: 'vacant', 802: 'occupied' })
    expect([turned('vacant'), turned('occupied'), turned('closed')]).toEqual(['occupied', 'closed', 'vacant'])
  })

  it('asks for everything and a signature before it goes out', () => {
    const draft = freshConfirmation(ROLLOUT)
    expect(unconfirmed(draft, { 801: 'closed' })).toEqual(['time', 'steps', 'rooms', 'sign'])
    const full = { ...draft, values: { ...draft.values, time: true, steps: true }, pictures: { signature } }
    expect(unconfirmed(full, { 801: 'vacant' })).toEqual([])
    expect(confirmedBody(full, { 801: 'vacant', 802: 'occupied', 803: 'closed' })).toEqual({
      time: true, steps: true, coordinator: '7', by: '8', rooms: ['801', '802'], occupied: ['802'],
    })
  })

  it('of another day doesn’t hold', () => {
    const confirmed = said('frontdesk.confirmed', '09:00', { rooms: ['801'] })
    expect(confirmedNow([said('visit.arrived', '08:50', {}), confirmed])).toBe(confirmed)
    expect(confirmedNow([confirmed, said('visit.arrived', '10:00', {})])).toBeUndefined()
  })

  it('names each person once, those who open doors first', () => {
    expect(people(ROLLOUT, 'coordinator').map(({ id }) => id)).toEqual(['7', '8'])
    expect(people({ ...ROLLOUT, contacts: [] }, 'front_desk').map(({ id }) => id)).toEqual(['8', '7'])
  })

  it('keeps rooms off the list out of the way', () => {
    const log = [said('frontdesk.confirmed', '09:00', { rooms: ['801'], occupied: [] })]
    expect(roomsNow([room('801'), room('802'), room('803', { mine: false })], log).map(({ occupancy }) => occupancy))
      .toEqual(['vacant', 'closed', 'vacant'])
  })
})

describe('the sheet', () => {
  const log = [
    opened('801', '09:00'), mapped('801', '09:01', 1), finished('801', '09:03'),
    said('room.deferred', '09:05', { room: '802', reason: 'guest', again: 'time', again_at: '2026-03-02T15:00:00+08:00', remark: '休息' }),
    said('room.noted', '09:06', { room: '801', about: 'wiring', note: '面板松动' }),
  ]
  const rooms = roomsNow([room('801'), room('802'), room('803')], log)

  it('has rooms by state and exceptions by room', () => {
    const sheet = sheetOf(rooms, log, (about) => about)
    expect([sheet.done, sheet.deferred, sheet.open].map((some) => some.map(({ room: name }) => name))).toEqual([['801'], ['802'], ['803']])
    expect(sheet).toMatchObject({ left: 2, exceptions: [{ room: '801', note: 'wiring：面板松动' }] })
    expect(latestWish(rooms)).toBe('2026-03-02T15:00:00+08:00')
  })

  it('is signed until a room is worked in again', () => {
    const signed = said('sheet.signed', '10:00', {})
    expect(signedSheet([...log, signed])).toBe(signed)
    expect(signedSheet([...log, signed, opened('803', '10:05')])).toBeUndefined()
  })

  it('wants all of it: gone through, the verdict, words and the signature', () => {
    expect(missingIn(emptyDraft())).toEqual(['checked', 'result', 'comment', 'signature'])
    expect(missingIn({ values: { checked: true, result: 'satisfied', comment: '好' }, checks: [], pictures: { signature } })).toEqual([])
  })

  it('knows the next time that was agreed in this visit only', () => {
    const agreed = said('next_visit.agreed', '10:00', { from_at: '2026-03-03T10:00:00+08:00', rooms: ['803'] })
    expect(agreedNext([agreed])).toBe(agreed)
    expect(agreedNext([agreed, said('order.resumed', '11:00', {})])).toBeUndefined()
  })

  it('gives the reply its terminals by room, those that are in place', () => {
    expect(fittedHere(rooms, log)).toEqual([{ ...box(1), room: '801' }])
    const out = [...log, said('room.unmapped', '09:10', { room: '801', device: box(1) })]
    expect(fittedHere(roomsNow([room('801')], out), out)).toEqual([])
  })

  it('keeps the counts of the leaving when the rooms left over have gone to others', () => {
    const given_back = roomsNow([room('801', { state: 'done' }), room('802', { mine: false })], [])
    expect(countsAtLeaving(given_back, [])).toEqual({ rooms_done: 1, rooms_left: 0 })
    expect(countsAtLeaving(given_back, [said('crew.left', '11:00', { rooms_done: 1, rooms_left: 2 })])).toEqual({ rooms_done: 1, rooms_left: 2 })
  })
})

describe('a hotel’s steps', () => {
  const steps = [step('rooms', 'room.finished', { screen: 'rooms' }), step('sheet', 'sheet.signed', { screen: 'sheet' })]
  const order = { ...ROOM_ORDER, steps, rollout: { ...ROLLOUT, rooms: [room('801'), room('802')] } }
  const standings = (log: ReturnType<typeof said>[]) =>
    hotelStandings(visitProgress(steps, log), order, log).map(({ standing }) => standing)

  it('aren’t done with the first room, but with the last', () => {
    const one = [opened('801', '09:00'), finished('801', '09:03')]
    expect(standings(one)).toEqual(['open', 'open'])
    const rest = said('room.deferred', '09:05', { room: '802', reason: 'power', again: 'hotel', remark: '停电' })
    expect(standings([...one, rest])).toEqual(['done', 'open'])
    expect(standings([...one, rest, said('sheet.signed', '10:00', {})])).toEqual(['done', 'done'])
  })

  it('have screens of their own, and no other order’s have', () => {
    expect(steps.map((each) => screenOf(order, each))).toEqual(['rooms', 'sheet'])
    expect(screenOf(order, step('accept', 'acceptance.signed'))).toBe('sheet')
    expect(screenOf(order, step('reply', 'order.replied'))).toBe('reply')
    expect(screenOf(order, step('clean', 'site.cleaned'))).toBeUndefined()
    expect(screenOf({ ...order, rollout: null } as never, step('accept', 'acceptance.signed'))).toBeUndefined()
  })
})
