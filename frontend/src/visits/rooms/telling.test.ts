import { afterEach, describe, expect, it } from 'vitest'
import { setLocale } from '@/shared/i18n'
import { said } from './fixtures'
import { deskOwed, owedLines, roomList } from './telling'

const off = (room: string, time: string, remark = '整层停电') =>
  said('room.deferred', time, { room, reason: 'power', again: 'hotel', remark })
const wish = (room: string, time: string, request: string) => said('guest.requested', time, { room, request })
const told = (room: string, time: string, about: string) => said('frontdesk.told', time, { room, about })

afterEach(() => setLocale('zh'))

describe('what the front desk has not heard', () => {
  it('is each deferral and each wish until it was told of that room', () => {
    const log = [off('801', '09:00'), wish('802', '09:05', '送水')]
    expect(deskOwed(log)).toMatchObject([{ about: 'deferral', room: '801' }, { about: 'request', room: '802', what: '送水' }])
    expect(deskOwed([...log, told('801', '09:06', 'deferral')])).toMatchObject([{ room: '802' }])
    expect(deskOwed([...log, told('801', '09:06', 'request')])).toHaveLength(2)
  })

  it('is a second deferral too, though the first was told', () => {
    expect(deskOwed([off('801', '09:00'), told('801', '09:01', 'deferral'), off('801', '11:00')])).toHaveLength(1)
  })

  it('is nothing that was recorded by mistake', () => {
    const wrong = off('801', '09:00')
    expect(deskOwed([wrong, said('order.corrected', '09:01', { corrects: wrong.id, statement: '点错' })])).toEqual([])
  })

  it('is one sentence for a whole floor, and one for each guest', () => {
    const log = [off('801', '09:00'), off('802', '09:00'), wish('803', '09:02', '送水'), wish('804', '09:03', '送水')]
    expect(owedLines(deskOwed(log)).map(({ about, rooms }) => [about, rooms]))
      .toEqual([['deferral', ['801', '802']], ['request', ['803']], ['request', ['804']]])
    const guest = (room: string) => said('room.deferred', '09:00', { room, reason: 'guest', again: 'hotel', remark: '休息' })
    expect(owedLines(deskOwed([guest('801'), guest('802')])).map(({ rooms }) => rooms)).toEqual([['801'], ['802']])
  })
})

describe('a list of rooms', () => {
  it('names the first of many and how many they are', () => {
    expect(roomList(['801', '802'])).toBe('801、802')
    expect(roomList(['1', '2', '3', '4', '5', '6', '7'])).toBe('1、2、3、4、5、6 等 7 间')
  })
})
