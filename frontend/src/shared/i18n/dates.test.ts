import { afterEach, describe, expect, it } from 'vitest'
import { calendarDay, dayKey, dayLabel, exactMoment, momentLabel, timeOfDay, windowLabel } from './dates'
import { setLocale } from './index'

const NOW = '2026-03-04T10:00:00+08:00'

afterEach(() => setLocale('zh'))

describe('dates are those of China, on a device set to New York', () => {
  it('takes the day and the time in Shanghai', () => {
    expect(dayKey('2026-03-03T17:30:00Z')).toBe('2026-03-04')
    expect(timeOfDay('2026-03-03T16:05:00Z')).toBe('00:05')
    expect(exactMoment('2026-03-04T01:05:07Z')).toBe('2026-03-04 09:05:07')
  })

  it('names the days near now', () => {
    expect(dayLabel('2026-03-03T23:59:59+08:00', NOW)).toBe('昨天')
    expect(dayLabel('2026-03-04T00:00:00+08:00', NOW)).toBe('今天')
    expect(dayLabel('2026-03-05T23:59:00+08:00', NOW)).toBe('明天')
    expect(dayLabel('2026-03-06T08:00:00+08:00', NOW)).toBe('后天')
  })

  it('writes other days with weekday, and another year with the year', () => {
    expect(dayLabel('2026-03-11T08:00:00+08:00', NOW)).toBe('3月11日 周三')
    expect(dayLabel('2025-03-04T08:00:00+08:00', NOW)).toBe('2025年3月4日 周二')
  })

  it('writes windows on one line', () => {
    expect(windowLabel('2026-03-04T10:00:00+08:00', '2026-03-04T12:00:00+08:00', NOW)).toBe('今天 10:00–12:00')
    expect(windowLabel('2026-03-04T22:00:00+08:00', '2026-03-05T01:00:00+08:00', NOW)).toBe('今天 22:00–明天 01:00')
    expect(windowLabel('2026-03-04T22:00:00+08:00', '2026-03-05T00:00:00+08:00', NOW)).toBe('今天 22:00–24:00')
    expect(windowLabel('2026-03-05T00:00:00+08:00', '2026-03-06T00:00:00+08:00', NOW)).toBe('明天')
  })

  it('speaks English when asked', () => {
    setLocale('en')
    expect(momentLabel('2026-03-05T09:00:00+08:00', NOW)).toBe('Tomorrow 09:00')
    expect(calendarDay('2026-03-04T09:00:00+08:00')).toBe('Wed 4 Mar')
  })
})
