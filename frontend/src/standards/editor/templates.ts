import type { Json } from '../model'
import type { Data } from './standardText'

/** The shapes of rules and what each takes, as doorstep/standards/language.py has them. */
export const TEMPLATES = [
  'existence', 'absence', 'exactly', 'init', 'end', 'responded_existence', 'coexistence', 'not_coexistence',
  'response', 'precedence', 'succession', 'alternate_response', 'alternate_precedence', 'alternate_succession',
  'chain_response', 'chain_precedence', 'chain_succession', 'absence_after', 'absence_between', 'count_per',
] as const
export type Template = (typeof TEMPLATES)[number]

export const CONTROLS = ['gate', 'clock', 'order', 'check', 'say', 'ban', 'skill', 'conduct', 'process'] as const
export const SEVERITIES = ['minor', 'major', 'critical'] as const
export const MODALITIES = ['shall', 'shall_not', 'should'] as const
export const STANDINGS = ['enforced', 'checked', 'shown', 'recorded', 'planned'] as const
export const KINDS = ['install', 'move', 'repair', 'change', 'remove'] as const
export const SEGMENTS = ['home', 'business', 'hotel'] as const
export const CALENDARS = ['wall', 'service', 'working'] as const
export const PERIODS = ['day', 'week', 'month', 'quarter', 'year'] as const
export const PROOFS = ['photo', 'scan', 'signature', 'reading'] as const
export const PARAMETER_TYPES = ['duration', 'number', 'integer', 'text', 'list'] as const

/** Everything that only a rule with a template has. */
const RULE_FIELDS = [
  'target', 'since', 'until', 'within', 'pause', 'cancel', 'n', 'per', 'period', 'at_most', 'at_least',
] as const
export type RuleField = (typeof RULE_FIELDS)[number]

const COUNTED: Template[] = ['existence', 'absence', 'exactly']
const UNARY: Template[] = [...COUNTED, 'init', 'end', 'count_per']
const PRECEDENCES: Template[] = ['precedence', 'alternate_precedence', 'chain_precedence']
const AWAITING: Template[] = ['response', 'alternate_response', 'chain_response']
const SUCCESSIONS: Template[] = ['succession', 'alternate_succession', 'chain_succession']
const TIMED = [...AWAITING, ...PRECEDENCES, ...SUCCESSIONS]

const FITS: Record<RuleField, readonly Template[]> = {
  target: TEMPLATES.filter((template) => !UNARY.includes(template)),
  since: ['precedence'],
  until: ['absence_between'],
  within: TIMED,
  pause: TIMED,
  cancel: [...AWAITING, ...SUCCESSIONS],
  n: COUNTED,
  per: ['count_per'],
  period: ['count_per'],
  at_most: ['count_per'],
  at_least: ['count_per'],
}

const GATES: Template[] = [
  ...PRECEDENCES, 'init', 'absence', 'exactly', 'not_coexistence', 'absence_after', 'absence_between',
]
/** Without a template a check is confirmed at its step, and say, ban and conduct are broken by a report. */
const WITHOUT: readonly string[] = ['check', 'say', 'ban', 'conduct', 'skill', 'process']

export const takes = (template: string | undefined, field: RuleField): boolean =>
  FITS[field].some((each) => each === template)

/** The templates that a control can hold. */
export const templatesOf = (control: string): readonly Template[] =>
  control === 'gate' ? GATES : control === 'clock' ? TIMED : TEMPLATES

export const needsTemplate = (control: string): boolean => !WITHOUT.includes(control)

/** A clause under another template (none: ''): what the new one doesn't take is gone, what it needs is there. */
export function withTemplate(clause: Data, template: string): Data {
  const { activation } = clause
  const kept = Object.fromEntries(Object.entries(clause).filter(([field]) =>
    !['template', 'activation'].includes(field) && (!RULE_FIELDS.some((each) => each === field) || takes(template, field as RuleField))))
  if (!template) return kept
  return { ...kept, template, activation: activation ?? EVENT, ...needed(template, kept) }
}

const EVENT: Json = { event: 'order.received' }

function needed(template: string, kept: Data): Data {
  const fields: [RuleField, Json][] = [
    ['target', { event: 'order.replied' }], ['until', { event: 'order.closed' }],
    ['per', { field: 'actor' }], ['period', 'month'], ['at_most', 1],
  ]
  const missing = fields.filter(([field]) => takes(template, field) && !(field in kept))
  const counted = 'at_least' in kept ? missing.filter(([field]) => field !== 'at_most') : missing
  return Object.fromEntries(counted.filter(([field]) => field !== 'until' || template === 'absence_between'))
}

/** A clause to begin with: whole, so that nothing is refused before anything was said. */
export const freshClause = (id: string, source: Json): Data => ({
  id,
  source,
  control: 'order',
  severity: 'minor',
  title: { zh: '新条款', en: 'New clause' },
  template: 'response',
  activation: EVENT,
  target: { event: 'order.replied' },
})

/** An id like `wanted` that none of `taken` is. */
export function freeId(wanted: string, taken: string[]): string {
  const stem = wanted.replace(/-\d+$/, '')
  for (let n = 2; ; n += 1) {
    if (!taken.includes(`${stem}-${n}`)) return `${stem}-${n}`
  }
}
