import { liveQuery, type Subscription } from 'dexie'
import { computed, shallowRef, watch } from 'vue'
import { report, type ProblemBody } from '@/shared/api'
import type { OfflineDatabase, StoredEvidence } from './database'
import { useOutbox } from './useOutbox'

/** Pictures that wait: how many, and how many bytes of them the server doesn't have yet. */
export interface Left {
  n: number
  bytes: number
}

/** A picture that the server will never take, and why. */
export interface RefusedPicture {
  sha256: string
  order: string | undefined
  problem: ProblemBody | undefined
}

/** Which pictures wait and which were refused, told anew with each change. Returns the way to stop. */
function watchRows(
  db: OfflineDatabase, waiting: (shas: string[]) => void, refused: (rows: StoredEvidence[]) => void,
): () => void {
  const keys = liveQuery(() => db.evidence.where('state').equals('waiting').primaryKeys())
  const bad = liveQuery(() => db.evidence.where('state').equals('refused').toArray())
  const all = [keys.subscribe({ next: waiting, error: report }), bad.subscribe({ next: refused, error: report })]
  return () => all.forEach((each: Subscription) => each.unsubscribe())
}

/** How the pictures of the outbox fare, live as long as a screen shows it. */
export function usePictures() {
  const outbox = useOutbox()
  const waiting = shallowRef(new Set<string>())
  const refused = shallowRef<RefusedPicture[]>([])
  /** Bytes that were left of each when first seen: rows carry the pictures, so each is read only once. */
  const sizes = shallowRef(new Map<string, number>())
  const upload = computed(() => outbox.sync?.status.upload)

  async function measure(db: OfflineDatabase, shas: string[]): Promise<void> {
    waiting.value = new Set(shas)
    for (const sha256 of shas.filter((each) => !sizes.value.has(each))) {
      const row = await db.evidence.get(sha256)
      if (row) sizes.value = new Map(sizes.value).set(sha256, row.bytes.byteLength - row.sent_bytes)
    }
  }

  const orderOf = (sha: string) => outbox.events.find(({ evidence }) => evidence.includes(sha))?.order
  const refuse = (rows: StoredEvidence[]): void => {
    refused.value = rows.map(({ sha256, problem }) => ({ sha256, order: orderOf(sha256), problem }))
  }
  watch(() => outbox.outbox?.db, (db, _, atEnd) => {
    if (db) atEnd(watchRows(db, (shas) => void measure(db, shas).catch(report), refuse))
  }, { immediate: true })

  const left = computed<Left>(() => {
    const now = upload.value
    const of = (sha256: string): number =>
      now?.sha256 === sha256 ? now.bytes - now.sent_bytes : (sizes.value.get(sha256) ?? 0)
    return { n: waiting.value.size, bytes: [...waiting.value].reduce((sum, sha256) => sum + of(sha256), 0) }
  })

  return { waiting, refused, upload, left }
}
