import type { Bilingual } from '@/shared/i18n'
import { t } from '@/shared/i18n'
import { SCORES } from './form'
import type { Device, FieldStep, Input, LogEvent } from './model'
import type { StepProgress } from './progress'
import { FILE_SLOT } from './readings/filling'
import { productName, unitName } from './spoken'

export interface Answer {
  label: Bilingual
  value: Bilingual | string
}

const deviceLine = ({ model, sn, mac }: Device): string => `${model} · ${sn} · ${mac}`

function valueOf(input: Input, body: LogEvent['body']): Bilingual | string | undefined {
  const value = body[input.name]
  if (input.type === 'rating') {
    return SCORES.map((name) => `${t(`visits.input.scores.${name}`)} ${String(body[name])}`).join(' · ')
  }
  if (value === undefined || value === null || value === '') return undefined
  switch (input.type) {
    case 'choice':
      return input.options.find((option) => option.value === value)?.title ?? String(value)
    case 'flag':
      return t(value === true ? 'visits.input.yes' : 'visits.input.no')
    case 'scan':
      return deviceLine(value as Device)
    case 'devices':
      return (value as Device[]).map(deviceLine).join('\n') || t('visits.input.no_devices')
    case 'products':
      return (value as string[]).map(productName).join(t('common.separator'))
    case 'signature':
      return t('visits.input.signed')
    case 'location':
      return t('visits.input.located', { m: Math.round((value as { accuracy_m: number }).accuracy_m) })
    case 'money':
      return `¥ ${String(value)}`
    default:
      return `${String(value)} ${unitName(input.unit)}`.trim()
  }
}

/** What was recorded for a step, by the titles of its inputs. */
export const answersOf = (step: FieldStep, event: LogEvent): Answer[] => step.inputs.flatMap((input) => {
  const value = valueOf(input, event.body)
  return value === undefined ? [] : [{ label: input.title, value }]
})

/** How much was confirmed and shown, each kind of evidence for itself: an instrument's file is no picture. */
export function countsOf({ body }: LogEvent): { checked: number; photos: number; files: number; signatures: number } {
  const slots = ((body.evidence as { slot: string }[] | undefined) ?? []).map(({ slot }) => slot)
  const files = slots.filter((slot) => slot === FILE_SLOT).length
  const signatures = slots.filter((slot) => /(^|-)signature$/.test(slot)).length
  const checked = (body.checks as unknown[] | undefined)?.length ?? 0
  return { checked, photos: slots.length - files - signatures, files, signatures }
}

/** What of it is worth the customer's while: the technician's own ticks are not. */
export const customerLines = (step: FieldStep, event: LogEvent): Answer[] => {
  const inputs = step.inputs.filter(({ type }) => !['flag', 'location', 'signature'].includes(type))
  return answersOf({ ...step, inputs }, event)
}

/** What the customer is asked about: the work that precedes in the same stage, else all work so far. */
export function summaryFor(step: FieldStep, progress: StepProgress[]): StepProgress[] {
  const before = progress.slice(0, progress.findIndex((each) => each.step.id === step.id))
  const done = before.filter((each) => each.answers.length > 0 && each.step.inputs.some(({ type }) => type !== 'flag'))
  const near = done.filter((each) => each.step.stage === step.stage)
  const onSite = done.filter((each) => !each.step.event.startsWith('order.') && each.step.event !== 'call.made')
  return near.length ? near : onSite
}
