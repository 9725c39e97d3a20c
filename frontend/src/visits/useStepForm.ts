import { computed, ref, shallowRef } from 'vue'
import type { Problem } from '@/shared/api'
import { bodyOf, owed, picturesOf, unfilled } from './form'
import { closedGates, mendingStep } from './gates'
import { judgements } from './judging'
import type { Body, FieldOrder, FieldStep, Gate } from './model'
import { begun } from './prefill'
import type { StepProgress } from './progress'
import type { ClosedGate } from './step/GatePanel.vue'
import { useRecording } from './useRecording'
import { draftKey, useStepDraft } from './useStepDraft'
import type { Visit } from './useVisit'

export interface Refusal {
  outcome: 'refused'
  problem: Problem | undefined
}

/** A step being filled in: what is still missing, which gates are closed, and the way to record it. */
export function useStepForm(visit: Visit, order: () => FieldOrder, progress: () => StepProgress) {
  const step = (): FieldStep => progress().step
  const { draft, ready, discard } = useStepDraft(
    () => draftKey(order().number, step().id),
    () => begun(progress(), order(), visit.log.value),
  )
  const { saving, record } = useRecording()
  const refusal = shallowRef<Refusal>()
  /** The person has tried to save: from then on what is missing is marked. */
  const tried = ref(false)

  const body = computed(() => bodyOf(step(), draft.value))
  const judged = computed(() =>
    new Map(step().inputs.map((input) => [input.name, judgements(input, step(), body.value)])))
  const missing = computed(() => unfilled(step(), draft.value))
  const left = computed(() => stillOwed(owed(step(), draft.value), progress()))
  const owes = computed(() => left.value.checks.length + left.value.slots.length + left.value.flags.length > 0)
  const closed = computed(() =>
    closedGates(step(), body.value, visit.log.value, order().order).map((gate) => asClosed(gate, step(), order())))

  /** Records the step. True when it is safe, on the phone at least; else `refusal` says why not. */
  async function save(): Promise<boolean> {
    refusal.value = undefined
    const [number, { event: kind }] = [order().number, step()]
    const evidence = picturesOf(step(), draft.value)
    // A plain copy: what is reactive can't be stored.
    const plain = JSON.parse(JSON.stringify(body.value)) as Body
    const recorded = await record({ order: number, kind, body: plain, evidence })
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

/** What an earlier time has confirmed or shown isn't asked for again. */
function stillOwed(left: ReturnType<typeof owed>, { checks_owed, slots_owed }: StepProgress): ReturnType<typeof owed> {
  return {
    ...left,
    checks: left.checks.filter((clause) => checks_owed.includes(clause)),
    slots: left.slots.filter((slot) => slots_owed.includes(slot)),
  }
}
