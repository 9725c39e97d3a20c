import type { Evidence } from '@/shared/offline/photo'
import type { Body, Device, FieldStep, Input } from './model'
import { FILE_SLOT, readable } from './readings/filling'
import { LABEL_SLOT, picturesIn } from './slots'

/** A half-filled step: what was typed, ticked and photographed. Signatures lie among the pictures, by their slot. */
export interface Draft {
  values: Record<string, unknown>
  checks: string[]
  pictures: Record<string, Evidence>
}

export const SCORES = ['result', 'punctuality', 'skill', 'manner'] as const

const LONGEST_TEXT = 500
const SN = /^[A-Za-z0-9-]{4,40}$/
const MAC = /^([0-9A-F]{2}:){5}[0-9A-F]{2}$/
const MONEY = /^\d{1,6}(\.\d{1,2})?$/

export const emptyDraft = (): Draft => ({ values: {}, checks: [], pictures: {} })

/** Any spelling of a MAC (dots, dashes, none) as `AA:BB:CC:DD:EE:FF`; what is none comes back in upper case. */
export function asMac(text: string): string {
  const digits = text.toUpperCase().replace(/[^0-9A-F]/g, '')
  return digits.length === 12 ? (digits.match(/../g) ?? []).join(':') : text.trim().toUpperCase()
}

export function isDevice(value: unknown): value is Device {
  const { model, sn, mac } = (value ?? {}) as Partial<Device>
  return !!model?.trim() && model.length <= 60 && SN.test(sn ?? '') && MAC.test(mac ?? '')
}

const asNumber = (value: unknown): number | undefined =>
  value === undefined || value === '' || !Number.isFinite(Number(value)) ? undefined : Number(value)

const within = (value: number, { min, max }: Input): boolean =>
  (min === null || value >= min) && (max === null || value <= max)

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** The input's part of the event's body. A rating fills four fields; what is empty and optional is left out. */
function partOf(input: Input, { values, pictures }: Draft): Body {
  const value = values[input.name]
  switch (input.type) {
    case 'text':
    case 'money':
      return textOf(value) ? { [input.name]: textOf(value) } : {}
    case 'number':
      return { [input.name]: asNumber(value) }
    case 'flag':
      return { [input.name]: value === true }
    case 'signature':
      return { [input.name]: proofs(input.slot, pictures)[0] }
    case 'photo':
      return {}
    case 'rating':
      return Object.fromEntries(SCORES.map((name) => [name, values[name]]))
    case 'devices':
      return { [input.name]: value ?? [] }
    default:
      return { [input.name]: value }
  }
}

function proofs(slot: string, pictures: Draft['pictures']) {
  return picturesIn(slot, pictures).map(({ sha256, mediaType, takenAt }) =>
    ({ slot, sha256, media_type: mediaType, taken_at: takenAt }))
}

/** Every slot that the step offers: those of clauses and of photo inputs, the label's, and the instrument's file. */
export const slotsOf = (step: FieldStep): string[] => [...new Set([
  ...step.show.map(({ slot }) => slot),
  ...step.inputs.filter(({ type }) => type === 'photo').map(({ slot }) => slot),
  ...(labelled(step) ? [LABEL_SLOT] : []),
  ...(readable(step).length ? [FILE_SLOT] : []),
])]

const labelled = ({ inputs }: FieldStep): boolean => inputs.some(({ type }) => type === 'scan')

/** The event's body, with only the fields that are filled. */
export function bodyOf(step: FieldStep, draft: Draft): Body {
  const evidence = slotsOf(step).flatMap((slot) => proofs(slot, draft.pictures))
  const filled = Object.assign({}, ...step.inputs.map((input) => partOf(input, draft))) as Body
  const named = Object.entries({ ...step.fills, ...filled }).filter(([, value]) => value !== undefined)
  return {
    ...Object.fromEntries(named),
    ...(draft.checks.length ? { checks: draft.checks } : {}),
    ...(evidence.length ? { evidence } : {}),
  }
}

function isFilled(input: Input, draft: Draft): boolean {
  const value = draft.values[input.name]
  switch (input.type) {
    case 'text':
      return textOf(value).length > 0 && textOf(value).length <= LONGEST_TEXT
    case 'money':
      return MONEY.test(textOf(value))
    case 'number': {
      const number = asNumber(value)
      return number !== undefined && within(number, input)
    }
    case 'flag':
      return value === true
    case 'scan':
      return isDevice(value)
    case 'signature':
    case 'photo':
      return draft.pictures[input.slot] !== undefined
    case 'rating':
      return SCORES.every((name) => typeof draft.values[name] === 'number')
    case 'products':
      return Array.isArray(value) && value.length > 0
    case 'devices':
      return ((value ?? []) as unknown[]).every(isDevice)
    default:
      return value !== undefined && value !== ''
  }
}

/** Something was entered, right or wrong: an optional field may be empty, not wrong. */
function isTouched(input: Input, { values }: Draft): boolean {
  const value = values[input.name]
  return input.type !== 'flag' && value !== undefined && value !== '' && value !== null
}

/** The inputs that keep the step from being saved: required and empty, or filled with what the server won't take. */
export function unfilled(step: FieldStep, draft: Draft): Input[] {
  return step.inputs.filter((input) => {
    if (input.name === 'comment' && draft.values.result === 'dissatisfied') return !isFilled(input, draft)
    return !isFilled(input, draft) && (input.required || isTouched(input, draft))
  })
}

/** What could still be confirmed or shown; saving without it is allowed, and remembered as owed. */
export function owed(step: FieldStep, draft: Draft): { checks: string[]; slots: string[]; flags: Input[] } {
  return {
    checks: step.checks.map(({ clause }) => clause).filter((clause) => !draft.checks.includes(clause)),
    slots: [...new Set(step.show.map(({ slot }) => slot))].filter((slot) => !draft.pictures[slot]),
    flags: step.inputs.filter((input) => input.type === 'flag' && !input.required && draft.values[input.name] !== true),
  }
}

/** All pictures that the body names, for the outbox. */
export function picturesOf(step: FieldStep, draft: Draft): Evidence[] {
  const slots = [...slotsOf(step), ...step.inputs.filter(({ type }) => type === 'signature').map(({ slot }) => slot)]
  return [...new Set(slots)].flatMap((slot) => picturesIn(slot, draft.pictures))
}
