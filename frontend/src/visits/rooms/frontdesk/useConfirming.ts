import { computed, ref } from 'vue'
import { draftKey, useStepDraft } from '../../useStepDraft'
import type { StepProgress } from '../../progress'
import { houseOf } from '../house'
import type { RoomOrder } from '../model'
import { proofOf, useRoomRecording } from '../useRoomRecording'
import type { Rooms } from '../useRooms'
import { confirmedBody, confirmedNow, freshConfirmation, marksOf, missingIn, todays, type Mark } from './confirming'

/** The front desk's confirmation being filled in, and the way to record it. */
export function useConfirming(rooms: Rooms, order: () => RoomOrder, progress: () => StepProgress) {
  const { draft, ready, discard } = useStepDraft(
    () => draftKey(order().number, progress().step.id), () => freshConfirmation(order().rollout),
  )
  const recording = useRoomRecording(() => order().number)
  const anew = ref(false)

  const list = computed(() => todays(rooms.rooms.value))
  const house = computed(() => houseOf(list.value))
  const marks = computed<Record<string, Mark>>({
    get: () => marksOf(list.value, draft.value.values.marks as Record<string, Mark> | undefined),
    set: (next) => (draft.value.values.marks = next),
  })
  const missing = computed(() => missingIn(draft.value, marks.value))
  const confirmed = computed(() => (anew.value ? undefined : confirmedNow(rooms.log.value)))
  const counts = computed(() => {
    const all = Object.values(marks.value)
    const of = (mark: Mark) => all.filter((each) => each === mark).length
    return { vacant: of('vacant'), occupied: of('occupied'), closed: of('closed') }
  })

  async function save(): Promise<boolean> {
    const signature = draft.value.pictures.signature
    if (missing.value.length || !signature) return false
    const body = { ...confirmedBody(draft.value, marks.value), signature: proofOf('signature', signature) }
    if (!(await recording.write({ kind: 'frontdesk.confirmed', body, evidence: [signature] }))) return false
    await discard()
    anew.value = false
    return true
  }

  return { ...recording, draft, ready, anew, list, house, marks, missing, confirmed, counts, save }
}
