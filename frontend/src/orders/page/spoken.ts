import { say, t } from '@/shared/i18n'
import { windowLabel } from '@/shared/i18n/dates'
import { serverNow } from '@/shared/clock'
import { addressedMasked } from '../addressed'
import type { OrderDetail } from '../model'

/** Who calls, and for whom. */
export interface Caller {
  name: string
  company: string
}

export interface Part {
  text: string
  /** Left to the caller: the order doesn't say it. */
  open: boolean
}

/** A line to say with what the order knows filled in, in parts. The customer: by surname, for the rest is masked. */
export function spoken(line: string, order: OrderDetail, caller: Caller): Part[] {
  const known: Record<string, string> = {
    customer: addressedMasked(order.customer_masked.name),
    company: caller.company,
    name: caller.name,
    service: say(order.kind_title),
    time: order.promised ? windowLabel(order.promised.from_at, order.promised.to_at, serverNow()) : '',
    fault: order.need,
  }
  const blanks: Record<string, string> = { time: t('console.verbs.blank.time') }
  return line.split(/(\{\w+\})/).filter(Boolean).map((text) => {
    const name = /^\{(\w+)\}$/.exec(text)?.[1]
    if (name === undefined) return { text, open: false }
    return known[name] ? { text: known[name], open: false } : { text: blanks[name] ?? '＿＿', open: true }
  })
}
