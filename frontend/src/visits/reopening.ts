import { deviceNow } from '@/shared/clock'
import type { OfflineDatabase, OutEvent, StoredEvidence } from '@/shared/offline/database'
import type { Outbox } from '@/shared/offline/outbox'
import { SCORES } from './form'
import type { FieldStep } from './model'
import { laidOut } from './slots'
import { draftKey, type StoredDraft, type StoredPicture } from './useStepDraft'

interface Named {
  slot: string
  sha256: string
}

/** What was recorded and refused, as a half-filled step again: nothing is typed or photographed twice. */
export function draftOf(event: OutEvent, step: FieldStep, held: StoredEvidence[]): StoredDraft {
  const { evidence, signature, checks } = event.body as { evidence?: Named[]; signature?: Named; checks?: string[] }
  const names = [...step.inputs.map(({ name }) => name), ...SCORES]
  const values = names.filter((name) => name in event.body).map((name) => [name, event.body[name]])
  const pictures = [...(evidence ?? []), ...(signature ? [signature] : [])].flatMap(({ slot, sha256 }) => {
    const found = held.find((each) => each.sha256 === sha256)
    return found ? [[slot, pictureOf(found)] as [string, StoredPicture]] : []
  })
  return { values: Object.fromEntries(values), checks: checks ?? [], pictures: laidOut(pictures) }
}

const pictureOf = ({ sha256, media_type, taken_at, bytes }: StoredEvidence): StoredPicture =>
  ({ sha256, mediaType: media_type, takenAt: taken_at, bytes })

/** Puts a refused record back into its step's form, and takes it out of the outbox. */
export async function reopen(outbox: Outbox, event: OutEvent, step: FieldStep): Promise<void> {
  const db: OfflineDatabase = outbox.db
  const held = await db.evidence.bulkGet(event.evidence)
  const value = draftOf(event, step, held.filter((each) => each !== undefined))
  await db.bundles.put({ key: draftKey(event.order, step.id), value, fetched_at: deviceNow().toISOString() })
  await outbox.dismiss(event.id)
}
