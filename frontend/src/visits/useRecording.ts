import { ref, watch } from 'vue'
import { Problem } from '@/shared/api'
import type { NewRecord } from '@/shared/offline/outbox'
import type { Sync } from '@/shared/offline/sync'
import { useOutbox } from '@/shared/offline/useOutbox'

/** `kept`: safe on the phone, the server hasn't answered yet. `refused`: nothing was recorded. */
export type Recorded =
  | { outcome: 'sent' | 'kept' }
  | { outcome: 'refused' | 'quarantined'; problem: Problem | undefined }

/** A slow network may take longer; by then the record is treated as kept and goes on by itself. */
const PATIENCE_MS = 10_000

/** Records what was done and says what became of it. `patience_ms`: how long a slow network is waited for. */
export function useRecording(patience_ms = PATIENCE_MS) {
  const outbox = useOutbox()
  const saving = ref(false)

  const record = async (what: NewRecord): Promise<Recorded> => {
    const [recorded] = await recordAll([what])
    return recorded ?? { outcome: 'kept' }
  }

  /** Several at once, in this order; each has its own answer. */
  async function recordAll(whats: NewRecord[]): Promise<Recorded[]> {
    saving.value = true
    try {
      const ids: string[] = []
      for (const what of whats) ids.push(await outbox.record(what))
      await passOver(outbox.sync, patience_ms)
      return await Promise.all(ids.map(outcomeOf))
    } finally {
      saving.value = false
    }
  }

  async function outcomeOf(id: string): Promise<Recorded> {
    const event = await outbox.outbox?.db.events.get({ id })
    const said = event?.receipt?.problem
    const problem = said ? new Problem(said) : undefined
    if (event?.state === 'refused') {
      // The draft is still on the screen: what was refused is filled in there, not in the outbox.
      await outbox.outbox?.dismiss(id)
      return { outcome: 'refused', problem }
    }
    if (event?.state === 'quarantined') return { outcome: 'quarantined', problem }
    return { outcome: event?.state === 'acknowledged' ? 'sent' : 'kept' }
  }

  return { saving, record, recordAll }
}

/** Resolves when the sync has ended its pass, or patience has. */
function passOver(sync: Sync | undefined, patience_ms: number): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(finish, patience_ms)
    const stop = watch(() => sync?.status.running, (running) => running || finish(), { flush: 'post' })
    if (!sync?.status.running) finish()

    function finish() {
      clearTimeout(timer)
      stop()
      done()
    }
  })
}
