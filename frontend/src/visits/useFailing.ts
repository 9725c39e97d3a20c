import { computed, ref } from 'vue'
import { report } from '@/shared/api'
import { useText } from '@/shared/i18n'
import type { Evidence } from '@/shared/offline/photo'
import { closedBeside, emptyFailure, failedBody, missingIn, suspendedBody } from './failing'
import type { DayBundle, FieldOrder } from './model'
import { useRecording } from './useRecording'
import { useVisit } from './useVisit'

const SLOT = 'no-access'

/** A visit that can't go on: what is asked, the clause that wants a call first, and the way to record it. */
export function useFailing(order: () => FieldOrder, day: () => DayBundle) {
  const { say } = useText()
  const { log } = useVisit(() => order().number)
  const { saving, record } = useRecording()
  const draft = ref(emptyFailure())
  const photo = ref<Evidence>()

  const outcome = computed(() => day().failing.outcomes.find(({ value }) => value === draft.value.outcome))
  /** The likeliest first. */
  const nexts = computed(() => (outcome.value?.nexts ?? [])
    .flatMap((wanted) => day().failing.nexts.filter(({ value }) => value === wanted)))
  const next = computed(() => nexts.value.find(({ value }) => value === draft.value.next))
  const proofs = computed(() => (photo.value
    ? [{ slot: SLOT, sha256: photo.value.sha256, media_type: photo.value.mediaType, taken_at: photo.value.takenAt }]
    : []))
  const body = computed(() => failedBody(draft.value, proofs.value))
  const closed = computed(() => closedBeside(order(), 'visit.failed', body.value, log.value))
  const missing = computed(() => missingIn(draft.value, proofs.value.length))

  function choose(value: string): void {
    const [first] = day().failing.outcomes.find((each) => each.value === value)?.nexts ?? []
    draft.value = { ...draft.value, outcome: value, next: first }
  }

  async function write(kind: string, what: Record<string, unknown>): Promise<boolean> {
    const evidence = photo.value ? [photo.value] : []
    const plain = JSON.parse(JSON.stringify(what)) as Record<string, unknown>
    const recorded = await record({ order: order().number, kind, body: plain, evidence })
    if (recorded.outcome === 'refused') report(recorded.problem)
    return recorded.outcome !== 'refused'
  }

  /** Records the failed visit, and the suspension when that is what follows. False: refused, the form stays. */
  async function save(): Promise<boolean> {
    const reason = outcome.value ? say(outcome.value.title) : ''
    if (!(await write('visit.failed', body.value))) return false
    if (draft.value.next === 'suspend' && !(await write('order.suspended', suspendedBody(draft.value, reason, proofs.value)))) {
      return false
    }
    draft.value = emptyFailure()
    photo.value = undefined
    return true
  }

  return { draft, photo, outcome, nexts, next, closed, missing, saving, choose, save }
}
