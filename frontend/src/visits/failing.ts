import { closedGates } from './gates'
import type { Body, FieldOrder, FieldStep, Gate, LogEvent } from './model'

/** What the sheet asks when a visit can't go on. */
export interface FailDraft {
  outcome: string | undefined
  next: string | undefined
  words: string
  card: boolean
  /** Of a suspension: its type, and the day on which it should be possible, `2026-03-09`. */
  type: string | undefined
  expected_on: string
}

export const emptyFailure = (): FailDraft =>
  ({ outcome: undefined, next: undefined, words: '', card: false, type: undefined, expected_on: '' })

type Proofs = { slot: string; sha256: string; media_type: string; taken_at: string }[]

/** The gates before `kind` that are closed for this body: the clause that asks for a call from the spot. */
export function closedBeside(order: FieldOrder, kind: string, body: Body, log: LogEvent[]): Gate[] {
  const gates = order.gates.find((each) => each.kind === kind)?.gates ?? []
  return closedGates({ gates } as unknown as FieldStep, body, log, order.order)
}

export const failedBody = ({ outcome, next, words, card }: FailDraft, evidence: Proofs): Body => ({
  outcome, next, next_step: words.trim(),
  ...(card ? { card_left: true } : {}),
  ...(evidence.length ? { evidence } : {}),
})

/** The suspension that follows, typed and shown (WORK-7); `failed`: why the visit could not go on. */
export const suspendedBody = ({ type, words, expected_on }: FailDraft, failed: string, evidence: Proofs): Body => ({
  type, reason: failed, next_step: words.trim(), expected_on, ...(evidence.length ? { evidence } : {}),
})

/** What is still missing, by name. */
export function missingIn({ outcome, next, words, type, expected_on }: FailDraft, photos: number): string[] {
  return [
    outcome ? '' : 'reason',
    next ? '' : 'next',
    words.trim() ? '' : 'words',
    ...(next === 'suspend' ? [type ? '' : 'type', expected_on ? '' : 'until', photos ? '' : 'photo'] : []),
  ].filter(Boolean)
}
