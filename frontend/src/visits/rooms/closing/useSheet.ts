import { computed } from 'vue'
import { useText, type TextKey } from '@/shared/i18n'
import type { Body, FieldStep } from '../../model'
import { presentVisit, type StepProgress } from '../../progress'
import type { Draft } from '../../form'
import { draftKey, useStepDraft } from '../../useStepDraft'
import type { RoomOrder } from '../model'
import { agreedNext, roomCounts, sheetOf, signedSheet } from '../sheet'
import { proofOf, useRoomRecording, type Said } from '../useRoomRecording'
import type { Rooms } from '../useRooms'

export type Missing = 'checked' | 'result' | 'comment' | 'signature'

const fresh = (): Draft => ({ values: { checked: false, comment: '' }, checks: [], pictures: {} })

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

export function missingIn({ values, pictures }: Draft): Missing[] {
  return [
    ...(values.checked ? [] : ['checked' as const]),
    ...(values.result ? [] : ['result' as const]),
    ...(textOf(values.comment) ? [] : ['comment' as const]),
    ...(pictures.signature ? [] : ['signature' as const]),
  ]
}

/** One signature, two records: the sheet with its rooms, and the acceptance that every order has. */
function recordsOf(draft: Draft, counts: Body, steps: FieldStep[]): Said[] {
  const picture = draft.pictures.signature
  if (!picture) return []
  const [comment, signature] = [textOf(draft.values.comment), proofOf('signature', picture)]
  const checks = (event: string): Body => {
    const own = steps.filter((step) => step.event === event).flatMap((step) => step.checks.map(({ clause }) => clause))
    const confirmed = own.filter((clause) => draft.checks.includes(clause))
    return confirmed.length ? { checks: confirmed } : {}
  }
  const { result, checked } = draft.values
  return [
    { kind: 'sheet.signed', body: { checked, ...counts, comment, signature, ...checks('sheet.signed') }, evidence: [picture] },
    { kind: 'acceptance.signed', body: { result, comment, signature, ...checks('acceptance.signed') } },
  ]
}

/** The sheet as it is gone through with the front desk, and the way to record its signature. */
export function useSheet(rooms: Rooms, order: () => RoomOrder, progress: () => StepProgress) {
  const { t } = useText()
  const { draft, ready, discard } = useStepDraft(() => draftKey(order().number, 'sheet'), fresh)
  const recording = useRoomRecording(() => order().number)
  const about = (each: string) => t(`rooms.note.abouts.${each}` as TextKey)

  const sheet = computed(() => sheetOf(rooms.rooms.value, rooms.log.value, about))
  const agreed = computed(() => agreedNext(rooms.log.value))
  const accepted = computed(() =>
    presentVisit(rooms.log.value).findLast(({ kind }) => kind === 'acceptance.signed')?.body.result)
  const signed = computed(() => (accepted.value ? signedSheet(rooms.log.value) : undefined))
  const missing = computed(() => missingIn(draft.value))
  const steps = computed(() => order().steps.filter(({ event }) =>
    event === progress().step.event || event === 'acceptance.signed' || event === 'sheet.signed'))

  async function save(): Promise<boolean> {
    const counts = { ...roomCounts(rooms.rooms.value), exceptions: sheet.value.exceptions }
    if (missing.value.length || !(await recording.write(...recordsOf(draft.value, counts, steps.value)))) return false
    await discard()
    return true
  }

  return { ...recording, draft, ready, sheet, agreed, accepted, signed, missing, steps, save }
}
