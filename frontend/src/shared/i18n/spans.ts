import { t } from './index'

/** A length of time by its two largest units, seconds only below a minute: `1 小时 12 分`, `8 分`, `45 秒`. */
export function spanLabel(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000)
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  const days = Math.floor(hours / 24)
  if (days > 0) return both(t('terms.span.days', { n: days }), 'terms.span.hours', hours % 24)
  if (hours > 0) return both(t('terms.span.hours', { n: hours }), 'terms.span.minutes', minutes % 60)
  if (minutes > 0) return t('terms.span.minutes', { n: minutes })
  return t('terms.span.seconds', { n: seconds })
}

const both = (larger: string, key: 'terms.span.hours' | 'terms.span.minutes', n: number): string =>
  n > 0 ? `${larger} ${t(key, { n })}` : larger
