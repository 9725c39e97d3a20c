import { t } from '@/shared/i18n'
import type { Draft } from './form'
import type { Body, Device, FieldOrder, LogEvent } from './model'
import { presentVisit, type StepProgress } from './progress'
import { productName } from './spoken'

/** What a step can take over from the order and from what was done, so that nobody types it twice. */
type Source = (order: FieldOrder, log: LogEvent[]) => Body

const last = (log: LogEvent[], kind: string): Body => log.findLast((event) => event.kind === kind)?.body ?? {}

/** The terminals now in place or taken back, each once, by its serial number. */
export function devicesIn(log: LogEvent[]): Device[] {
  const found = log.filter(({ kind }) => kind === 'device.fitted' || kind === 'device.recovered')
  return [...new Map(found.map(({ body }) => body.device as Device).map((device) => [device.sn, device])).values()]
}

function solution(log: LogEvent[]): string {
  const { cure } = last(log, 'fault.fixed')
  const products = last(log, 'service.activated').products as string[] | undefined
  const { down_mbps } = last(log, 'speed.tested')
  const lines = [
    typeof cure === 'string' ? cure : undefined,
    products && t('visits.prefill.activated', { products: products.map(productName).join(t('common.separator')) }),
    down_mbps === undefined ? undefined : t('visits.prefill.speed', { n: String(down_mbps) }),
  ]
  return lines.filter((line) => line !== undefined).join(t('visits.prefill.join'))
}

const SOURCES: Record<string, Source> = {
  'fault.located': ({ need }) => ({ problem: need }),
  'cabling.done': (_order, log) => {
    const { route, length_m } = last(log, 'plan.proposed')
    return { route, length_m }
  },
  'plan.proposed': () => ({ charge_cny: '0' }),
  'order.replied': ({ need }, log) => ({
    problem: last(log, 'fault.located').problem ?? need,
    solution: solution(log),
    devices: devicesIn(log),
  }),
}

/**
 * How a step's form begins: with what the order and the work so far say; one that is done anew with what it said
 * the last time, unless each time is about something else (another device, another reading).
 */
export function begun({ step, answers }: StepProgress, order: FieldOrder, log: LogEvent[]): Draft {
  const offered = SOURCES[step.event]?.(order, presentVisit(log)) ?? {}
  const said = step.repeatable ? {} : (answers.at(-1)?.body ?? {})
  const asked = new Set(step.inputs.map(({ name }) => name))
  const values = Object.entries({ ...offered, ...said })
    .filter(([name, value]) => asked.has(name) && value !== undefined)
  const checks = step.repeatable ? [] : answers.flatMap(({ body }) => (body.checks as string[] | undefined) ?? [])
  return { values: Object.fromEntries(values), checks: [...new Set(checks)], pictures: {} }
}
