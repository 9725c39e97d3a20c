import { spanLabel } from '@/shared/i18n/spans'

const DURATION = /^(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/
const MS = { day: 86_400_000, hour: 3_600_000, minute: 60_000, second: 1000 }

/** A parameter's value as people say it: `PT1H30M` is `1 小时 30 分`, numbers carry their unit. */
export function valueLabel(value: unknown, unit: string): string {
  if (Array.isArray(value)) return value.map(String).join(', ')
  const parts = typeof value === 'string' ? DURATION.exec(value) : null
  if (parts && value !== 'P') {
    const [, , days, hours, minutes, seconds] = parts
    const of = (n: string | undefined, each_ms: number) => Number(n ?? 0) * each_ms
    return spanLabel(of(days, MS.day) + of(hours, MS.hour) + of(minutes, MS.minute) + of(seconds, MS.second))
  }
  return [String(value), unit].filter(Boolean).join(' ')
}
