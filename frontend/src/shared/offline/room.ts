import { Dexie } from 'dexie'
import { Problem } from '@/shared/api'
import { t } from '@/shared/i18n'
import type { OfflineDatabase } from './database'

/** Below this a day's photos may not fit any more. */
const LOW_BYTES = 60 * 1024 * 1024

export interface Room {
  used_bytes: number
  free_bytes: number
  low: boolean
  /** The browser won't clear it away by itself. */
  kept: boolean
}

const storageFull = (): Problem =>
  new Problem({
    type: 'about:blank',
    status: 0,
    code: 'storage-full',
    title: t('offline.storage.full'),
    mend: t('offline.storage.full_mend'),
  })

/** How much the phone still holds; undefined where the browser doesn't say. */
export async function roomLeft(): Promise<Room | undefined> {
  const storage = navigator.storage as StorageManager | undefined
  const { usage, quota } = (await storage?.estimate?.()) ?? {}
  if (usage === undefined || quota === undefined) return undefined
  const free_bytes = Math.max(0, quota - usage)
  return { used_bytes: usage, free_bytes, low: free_bytes < LOW_BYTES, kept: (await storage?.persisted?.()) ?? false }
}

/** Asks the browser not to clear what is kept here when the phone runs low. True when it agrees. */
export async function askToKeep(): Promise<boolean> {
  const storage = navigator.storage as StorageManager | undefined
  if (await storage?.persisted?.()) return true
  return (await storage?.persist?.()) ?? false
}

/** Whether a write failed for want of room; Dexie wraps what the browser said. */
export function isFull(thrown: unknown): boolean {
  if (thrown instanceof Dexie.DexieError && thrown.inner) return isFull(thrown.inner)
  return thrown instanceof Error && thrown.name === Dexie.errnames.QuotaExceeded
}

/** Pictures that the server has are the first to go. Returns how many went. */
export const freeUploaded = (db: OfflineDatabase): Promise<number> => db.evidence.where('state').equals('uploaded').delete()

/** Does `write`; when there is no room for it, once more without what the server has. Throws `storage-full`. */
export async function makingRoom<T>(db: OfflineDatabase, write: () => PromiseLike<T>): Promise<T> {
  try {
    return await write()
  } catch (thrown) {
    if (!isFull(thrown)) throw thrown
    await freeUploaded(db)
  }
  try {
    return await write()
  } catch (thrown) {
    throw isFull(thrown) ? storageFull() : thrown
  }
}
