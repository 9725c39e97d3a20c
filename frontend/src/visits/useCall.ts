import { computed, ref, watch, type Ref } from 'vue'
import { report } from '@/shared/api'
import { deviceNow } from '@/shared/clock'
import { callKey, heldSince, longestWait_s, newCall, recordsOf, type CallDraft } from './callDraft'
import type { FieldOrder } from './model'
import { useKept } from './useKept'
import { useRecording } from './useRecording'
import { useTimers } from './useTimers'
import { useVisit } from './useVisit'

/** What is known of a call before it is recorded, kept while the telephone has the screen. */
function useCallDraft(number: () => string, shown: Ref<boolean>, purpose: () => string) {
  const kept = useKept<CallDraft>(() => callKey(number()))
  const draft = ref<CallDraft>(newCall(purpose()))

  /** What was dialled before the app was closed comes back by itself. */
  watch(kept.ready, (ready) => {
    if (!ready || !kept.value.value) return
    draft.value = { ...kept.value.value }
    if (draft.value.dialled_at) shown.value = true
  }, { immediate: true })
  watch(shown, (now) => {
    if (now && !draft.value.dialled_at) draft.value = newCall(purpose())
  })

  function change(part: Partial<CallDraft>): void {
    draft.value = { ...draft.value, ...part }
    if (draft.value.dialled_at) void kept.keep(draft.value).catch(report)
  }
  const dialled = () => change({ dialled_at: draft.value.dialled_at ?? deviceNow().toISOString() })

  async function forget(): Promise<void> {
    await kept.drop()
    draft.value = newCall(purpose())
    shown.value = false
  }

  return { draft, change, dialled, forget }
}

/** A call to the customer from dialling to its record. */
export function useCall(order: () => FieldOrder, shown: Ref<boolean>, purpose: () => string) {
  const number = () => order().number
  const { log } = useVisit(number)
  const { running, now_ms } = useTimers(number)
  const { saving, record } = useRecording()
  const { draft, change, dialled, forget } = useCallDraft(number, shown, purpose)

  const held_at = computed(() => heldSince(log.value, draft.value.call))
  const waited_s = computed(() => longestWait_s(log.value, draft.value.call, now_ms.value))
  /** The clock of whoever waits on this line. */
  const hold = computed(() => running.value.find(({ timer, start }) =>
    timer.start.kinds.includes('call.held') && start.body.call === draft.value.call))
  const owed = computed(() => running.value.find(({ timer }) => timer.stop.kinds.includes('callback.made')))

  async function say(kind: string, body: Record<string, unknown>): Promise<boolean> {
    const recorded = await record({ order: number(), kind, body })
    if (recorded.outcome === 'refused') report(recorded.problem)
    return recorded.outcome !== 'refused'
  }
  const onCall = (kind: string, more = {}) => say(kind, { call: draft.value.call, ...more })

  /** Writes the call into the log; false: the server refused it, and the form stays. */
  async function save(): Promise<boolean> {
    for (const { kind, body } of recordsOf(draft.value, log.value, now_ms.value)) {
      if (!(await say(kind, body))) return false
    }
    await forget()
    return true
  }

  return { draft, change, dialled, held_at, waited_s, hold, owed, now_ms, saving, onCall, forget, save }
}
