import { shallowRef } from 'vue'
import type { Problem } from '@/shared/api'
import type { Evidence } from '@/shared/offline/photo'
import type { Body } from '../model'
import { useRecording } from '../useRecording'

/** Nobody stands in a guest's room waiting for a network: after this the record counts as kept. */
const PATIENCE_MS = 2500

export interface Said {
  kind: string
  body: Body
  evidence?: Evidence[]
}

/** Writes what is done in rooms into the order's log; `problem`: why the server refused the last of it. */
export function useRoomRecording(number: () => string) {
  const { saving, recordAll } = useRecording(PATIENCE_MS)
  const problem = shallowRef<Problem>()
  const refused = shallowRef(false)

  /** True when all of it is safe, on the phone at least. */
  async function write(...said: Said[]): Promise<boolean> {
    refused.value = false
    problem.value = undefined
    const records = said.map(({ kind, body, evidence = [] }) => ({
      order: number(), kind, body: JSON.parse(JSON.stringify(body)) as Body, evidence,
    }))
    const answers = await recordAll(records)
    const no = answers.find(({ outcome }) => outcome === 'refused')
    if (!no) return true
    refused.value = true
    problem.value = 'problem' in no ? no.problem : undefined
    return false
  }

  return { saving, refused, problem, write }
}

export const proofOf = (slot: string, { sha256, mediaType, takenAt }: Evidence) =>
  ({ slot, sha256, media_type: mediaType, taken_at: takenAt })
