import { computed, ref, shallowRef } from 'vue'
import type { Problem } from '@/shared/api'
import { bodyOf, owed, picturesOf, unfilled } from './form'
import { closedGates, mendingStep } from './gates'
import { judgements } from './judging'
import type { FieldOrder, FieldStep, Gate } from './model'
import { prefilled } from './prefill'
import type { ClosedGate } from './step/GatePanel.vue'
import { useRecording } from './useRecording'
import { draftKey, useStepDraft } from './useStepDraft'
import type { Visit } from './useVisit'

export interface Refusal {
  outcome: 'refused'
  problem: Problem | undefined
}

/** A step being filled in: what is still missing, which gates are closed, and the way to record it. */
export function useStepForm(visit: Visit, order: () => FieldOrder, step: () => FieldStep) {
  const { draft, ready, discard } = useStepDraft(
    () => draftKey(order().number, step().id),
    () => prefilled(step(), order(), visit.log.value),
  )
  const { saving, record } = useRecording()
  const refusal = shallowRef<Refusal>()
  /** The person has tried to save: from then on what is missing is marked. */
  const tried = ref(false)

  const body = computed(() => bodyOf(step(), draft.value))
  const judged = computed(() => judgements(step(), body.value, order().order))
  const missing = computed(() => unfilled(step(), draft.value))
  const left = computed(() => owed(step(), draft.value))
  const owes = computed(() => left.value.checks.length + left.value.slots.length + left.value.flags.length > 0)
  const closed = computed(() =>
    closedGates(step(), body.value, visit.log.value, order().order).map((gate) => asClosed(gate, step(), order())))

  /** Records the step. True when it is safe, on the phone at least; else `refusal` says why not. */
  async function save(): Promise<boolean> {
    refusal.value = undefined
    const [number, { event: kind }] = [order().number, step()]
    const evidence = picturesOf(step(), draft.value)
    const recorded = await record({ order: number, kind, body: body.value, evidence })
    if (recorded.outcome === 'refused') {
      refusal.value = { outcome: recorded.outcome, problem: recorded.problem }
      return false
    }
    await discard()
    tried.value = false
    return true
  }

  return { draft, ready, saving, refusal, tried, judged, missing, left, owes, closed, save }
}

function asClosed(gate: Gate, step: FieldStep, { steps }: FieldOrder): ClosedGate {
  const mending = mendingStep(gate, step, steps)
  return { ...gate, missing: mending ? [mending.title] : [], step: mending }
}
