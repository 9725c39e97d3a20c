import { locale, t } from './index'

/** All work is done in China, whatever zone the device is set to. */
const ZONE = 'Asia/Shanghai'
const DAY_MS = 86_400_000

export type Instant = string | number | Date

const asDate = (instant: Instant): Date => new Date(instant)

const numbers = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit',
  hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
})

function parts(instant: Instant): Record<string, string> {
  return Object.fromEntries(numbers.formatToParts(asDate(instant)).map(({ type, value }) => [type, value]))
}

/** The day in China, `2026-03-04`: the form of dates in addresses and queries. */
export function dayKey(instant: Instant): string {
  const { year, month, day } = parts(instant)
  return `${year}-${month}-${day}`
}

const dayNumber = (instant: Instant): number => Date.parse(`${dayKey(instant)}T00:00:00Z`) / DAY_MS

/** `今天`, `明天`, `3月4日 周三`; of another year `2025年3月4日 周二`. */
export function dayLabel(instant: Instant, now: Instant): string {
  const away = dayNumber(instant) - dayNumber(now)
  if (away === -1) return t('terms.day.yesterday')
  if (away === 0) return t('terms.day.today')
  if (away === 1) return t('terms.day.tomorrow')
  if (away === 2 && locale() === 'zh') return t('terms.day.after')
  return calendarDay(instant, parts(instant).year !== parts(now).year)
}

/** `3月4日 周三`, with the year when asked. */
export function calendarDay(instant: Instant, withYear = false): string {
  const tongue = locale() === 'zh' ? 'zh-CN' : 'en-GB'
  const year = withYear ? 'numeric' : undefined
  const month = locale() === 'zh' ? 'long' : 'short'
  const form = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tongue, { timeZone: ZONE, ...options }).format(asDate(instant))
  const weekday = form({ weekday: 'short' })
  const day = form({ year, month, day: 'numeric' })
  return locale() === 'zh' ? `${day} ${weekday}` : `${weekday} ${day}`
}

/** `09:05`, 24 hours. */
export function timeOfDay(instant: Instant): string {
  const { hour, minute } = parts(instant)
  return `${hour}:${minute}`
}

/** `今天 09:05`. */
export const momentLabel = (instant: Instant, now: Instant): string =>
  `${dayLabel(instant, now)} ${timeOfDay(instant)}`

/** `2026-03-04 09:05:07`: for records, where nothing may be left to the reader. */
export function exactMoment(instant: Instant): string {
  const { hour, minute, second } = parts(instant)
  return `${dayKey(instant)} ${hour}:${minute}:${second}`
}

/** `今天 10:00–12:00`, `今天 22:00–24:00`, a whole day `今天`; a window over midnight names both days. */
export function windowLabel(from: Instant, to: Instant, now: Instant): string {
  const tillMidnight = timeOfDay(to) === '00:00' && dayNumber(to) - dayNumber(from) === 1
  if (tillMidnight) return timeOfDay(from) === '00:00' ? dayLabel(from, now) : `${momentLabel(from, now)}–24:00`
  const ends = dayKey(from) === dayKey(to) ? timeOfDay(to) : momentLabel(to, now)
  return `${momentLabel(from, now)}–${ends}`
}
