import type { Messages } from '@/shared/i18n'

type Words = Messages['console']['verbs']
export type FieldName = keyof Words['field']
export type OptionName = keyof Words['option']

/** One thing that a verb asks for; `name` is the field of the event's body. */
export type VerbField = { name: FieldName; optional?: boolean } & (
  | { type: 'choice'; options: OptionName[] }
  | { type: 'choice-by'; by: FieldName; options: Record<string, OptionName[]> }
  | { type: 'line'; max: number }
  | { type: 'day' | 'clause' }
  | { type: 'event'; kind?: string }
)

export interface DeskVerb {
  fields: VerbField[]
  /** Ends or undoes something: asked twice. */
  grave?: boolean
}

const LINE = 500
const NOTE = 2000
const reason: VerbField = { name: 'reason', type: 'line', max: LINE }
const note: VerbField = { name: 'note', type: 'line', max: NOTE, optional: true }
const statement: VerbField = { name: 'statement', type: 'line', max: LINE }

/** What the desk may record about an order in its log, and what each asks for (the bodies of the event kinds). */
export const DESK_VERBS = {
  'call.made': {
    fields: [
      { name: 'purpose', type: 'choice', options: ['booking', 'on_the_way', 'delay', 'other'] },
      { name: 'outcome', type: 'choice', options: ['promised', 'connected', 'no_answer', 'wrong_number', 'dropped'] },
      note,
    ],
  },
  'order.suspended': {
    fields: [
      {
        name: 'type', type: 'choice',
        options: ['user_not_ready', 'no_resources', 'awaiting_expansion', 'third_party', 'force_majeure'],
      },
      reason,
      { name: 'next_step', type: 'line', max: LINE },
      { name: 'expected_on', type: 'day' },
    ],
  },
  'order.resumed': { fields: [note] },
  'order.closed': { fields: [note] },
  'order.reopened': { fields: [reason], grave: true },
  'order.corrected': { fields: [{ name: 'corrects', type: 'event' }, statement] },
  'breach.reported': {
    fields: [
      { name: 'clause', type: 'clause' },
      { name: 'seen_by', type: 'choice', options: ['supervisor', 'auditor', 'transcript', 'customer'] },
      statement,
    ],
  },
  'complaint.made': { fields: [statement] },
  'complaint.answered': {
    fields: [{ name: 'complaint', type: 'event', kind: 'complaint.made' }, { name: 'answer', type: 'line', max: LINE }],
  },
  'order.cancelled': {
    fields: [
      { name: 'asked_by', type: 'choice', options: ['customer', 'us'] },
      {
        name: 'cause', type: 'choice-by', by: 'asked_by',
        options: {
          customer: ['not_needed', 'moved_away', 'other_provider', 'price', 'waited_too_long', 'duplicate', 'other'],
          us: ['no_resources', 'out_of_area', 'duplicate', 'other'],
        },
      },
      { ...note, max: LINE },
    ],
    grave: true,
  },
} as const satisfies Record<string, DeskVerb>

export type DeskVerbName = keyof typeof DESK_VERBS
export type VerbValues = Partial<Record<FieldName, string>>

export const deskVerb = (name: DeskVerbName): DeskVerb => DESK_VERBS[name]

export const isDeskVerb = (verb: string): verb is DeskVerbName => Object.hasOwn(DESK_VERBS, verb)

/** What a choice offers: some depend on another one, and offer nothing before it is made. */
export function optionsOf(field: VerbField, values: VerbValues): OptionName[] {
  if (field.type === 'choice') return field.options
  return field.type === 'choice-by' ? field.options[values[field.by] ?? ''] ?? [] : []
}

const isChoice = ({ type }: VerbField) => type === 'choice' || type === 'choice-by'

/** The fields that still need a value. */
export const lacking = (verb: DeskVerb, values: VerbValues): FieldName[] =>
  verb.fields
    .filter((field) => {
      const value = values[field.name]?.trim() ?? ''
      return isChoice(field) ? !optionsOf(field, values).some((each) => each === value) : !field.optional && !value
    })
    .map(({ name }) => name)

/** The event's body: what was filled in, without what was left blank. */
export const bodyOf = (verb: DeskVerb, values: VerbValues): Record<string, string> =>
  Object.fromEntries(
    verb.fields.map(({ name }) => [name, values[name]?.trim() ?? '']).filter(([, value]) => value !== ''),
  )

/** The order of the buttons: what moves the order on first, what ends it last. */
export const VERB_ORDER = [
  'window.promised', 'order.assigned', 'call.made', 'order.resumed', 'order.closed', 'order.suspended',
  'order.reopened', 'order.corrected', 'breach.reported', 'complaint.answered', 'complaint.made', 'order.unassigned',
  'order.cancelled',
] as const

export type ConsoleVerb = (typeof VERB_ORDER)[number]
