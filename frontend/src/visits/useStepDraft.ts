import { onScopeDispose, ref, toRaw, watch, type Ref } from 'vue'
import { report } from '@/shared/api'
import { deviceNow } from '@/shared/clock'
import type { Evidence } from '@/shared/offline/photo'
import { useOutbox } from '@/shared/offline/useOutbox'
import { emptyDraft, type Draft } from './form'

export interface StoredPicture {
  sha256: string
  mediaType: string
  takenAt: string
  bytes: ArrayBuffer
}

export interface StoredDraft {
  values: Draft['values']
  checks: string[]
  pictures: Record<string, StoredPicture>
}

const WRITE_AFTER_MS = 200
const writing = new Set<Promise<void>>()

function noted(written: Promise<void>): Promise<void> {
  writing.add(written)
  return written.finally(() => writing.delete(written))
}

/** When everything that was being written when it was asked lies on the phone. */
export const draftsKept = async (): Promise<void> => void (await Promise.allSettled(writing))

async function stowed({ values, checks, pictures }: Draft): Promise<StoredDraft> {
  const kept = await Promise.all(Object.entries(pictures).map(async ([slot, { blob, ...named }]) =>
    [slot, { ...named, bytes: await blob.arrayBuffer() }] as const))
  const plain = JSON.parse(JSON.stringify({ values, checks })) as Pick<Draft, 'values' | 'checks'>
  return { ...plain, pictures: Object.fromEntries(kept) }
}

function unpacked({ values, checks, pictures }: StoredDraft): Draft {
  const evidence = Object.entries(pictures).map(([slot, { bytes, ...named }]): [string, Evidence] =>
    [slot, { ...named, blob: new Blob([bytes], { type: named.mediaType }) }])
  return { values, checks, pictures: Object.fromEntries(evidence) }
}

/**
 * What is half filled in a step, kept on the phone with each change, so that nothing is typed or photographed
 * twice. `fresh` fills a step that is opened for the first time.
 */
export function useStepDraft(key: () => string, fresh: () => Draft) {
  const outbox = useOutbox()
  const draft = ref(emptyDraft()) as Ref<Draft>
  const ready = ref(false)
  let opened = ''
  let timer: ReturnType<typeof setTimeout> | undefined

  const bundles = () => outbox.outbox?.db.bundles

  async function load(): Promise<void> {
    ready.value = false
    const wanted = key()
    const kept = await bundles()?.get(wanted)
    if (wanted !== key()) return
    opened = wanted
    draft.value = kept ? unpacked(kept.value as StoredDraft) : fresh()
    ready.value = true
  }

  async function write(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const [name, value] = [opened, await stowed(toRaw(draft.value))]
    await bundles()?.put({ key: name, value, fetched_at: deviceNow().toISOString() })
  }

  /** The step is recorded: the next time it starts empty. */
  async function discard(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    await bundles()?.delete(opened)
  }

  const flush = (): Promise<void> => (timer === undefined ? Promise.resolve() : noted(write()))

  watch(key, () => void flush().then(load).catch(report), { immediate: true })
  watch(draft, (next, before) => {
    if (!ready.value || next !== before) return
    clearTimeout(timer)
    timer = setTimeout(() => void write().catch(report), WRITE_AFTER_MS)
  }, { deep: true })
  onScopeDispose(() => void flush().catch(report))

  return { draft, ready, discard }
}

export const draftKey = (number: string, step: string): string => `draft/${number}/${step}`
