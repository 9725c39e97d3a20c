import { i18n, locale, say, t, type Bilingual } from '@/shared/i18n'
import { valueLabel } from '../desk/parameters'
import {
  CALENDARS, CONTROLS, KINDS, MODALITIES, PERIODS, SEGMENTS, SEVERITIES, STANDINGS, TEMPLATES,
} from '../editor/templates'
import type { Json } from '../model'

/** How the codes in a field are said. Fields are named by the last part of their path. */
const CODES: Record<string, (code: string) => string> = {
  kind: (code) => t(`terms.kind.${code as 'install'}`),
  segment: (code) => t(`console.standards.segment.${code as 'home'}`),
  severity: (code) => t(`console.clause.severity.${code as 'minor'}`),
  control: (code) => t(`console.clause.control.${code as 'gate'}`),
  modality: (code) => t(`console.standards.modality.${code as 'shall'}`),
  status: (code) => t(`console.standards.standing.${code as 'enforced'}`),
  template: (code) => t(`console.editor.template.${code as 'response'}`),
  calendar: (code) => t(`console.editor.calendar.${code as 'wall'}`),
  period: (code) => t(`console.editor.period.${code as 'day'}`),
}

const KNOWN: Record<string, readonly string[]> = {
  kind: KINDS,
  segment: SEGMENTS,
  severity: SEVERITIES,
  control: CONTROLS,
  modality: MODALITIES,
  status: STANDINGS,
  calendar: CALENDARS,
  period: PERIODS,
  template: TEMPLATES,
}

type Mapping = Record<string, Json>
type NameOf = (event: string) => string

const isMapping = (value: Json): value is Mapping => typeof value === 'object' && value !== null && !Array.isArray(value)
const isWords = (value: Mapping): value is Mapping & Bilingual =>
  typeof value.zh === 'string' && typeof value.en === 'string' && Object.keys(value).length === 2

const hasWords = (part: string): boolean => i18n.global.te(`console.drafts.field.${part}`)

/** A field's name in words, the whole way to it: `within.max` is 时限 · 最迟. */
export const fieldWords = (field: string): string =>
  field.split('.').map((part) => (hasWords(part) ? t(`console.drafts.field.${part as 'title'}`) : part)).join(' · ')

/** A value in words, as far as there are words for it. `field`: its path; `nameOf` says event kinds. */
export function valueWords(value: Json, field: string, nameOf: NameOf = (event) => event): string {
  const last = field.split('.').at(-1) ?? ''
  if (value === null) return t('console.drafts.difference.empty')
  if (typeof value === 'boolean') return t(`console.editor.condition.${value ? 'true' : 'false'}`)
  if (Array.isArray(value)) return listWords(value, field, nameOf)
  if (isMapping(value)) return mappingWords(value, field, nameOf)
  if (last === 'event') return nameOf(String(value))
  const say_code = CODES[last]
  if (say_code && KNOWN[last]?.includes(String(value))) return say_code(String(value))
  return valueLabel(value, '')
}

function listWords(value: Json[], field: string, nameOf: NameOf): string {
  if (!value.length) return t('console.drafts.difference.empty')
  return value.map((each) => valueWords(each, field, nameOf)).join(value.some(isMapping) ? '\n' : t('common.separator'))
}

function mappingWords(value: Mapping, field: string, nameOf: NameOf): string {
  if (isWords(value)) return say(value)
  const colon = locale() === 'zh' ? '：' : ': '
  const entries = Object.entries(value).filter(([, said]) => said !== null && !(Array.isArray(said) && !said.length))
  if (!entries.length) return t('console.drafts.difference.empty')
  return entries
    .map(([key, said]) => `${fieldWords(key)}${colon}${valueWords(said, `${field}.${key}`, nameOf)}`)
    .join(locale() === 'zh' ? '；' : '; ')
}
