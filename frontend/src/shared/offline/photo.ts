import { Problem } from '@/shared/api'
import { deviceNow } from '@/shared/clock'
import { t } from '@/shared/i18n'
import { exifOf, withExif } from './exif'
import { sha256 } from './hash'

const LONGEST_PX = 1600
const QUALITY = 0.82
/** The camera takes its time to hand a picture over. */
const JUST_NOW_MS = 60_000

/** Bytes that prove something, named by their hash. `takenAt` is the device's time. */
export interface Evidence {
  sha256: string
  blob: Blob
  mediaType: string
  takenAt: string
}

const unreadable = (cause: unknown): Problem =>
  new Problem({
    type: 'about:blank',
    status: 0,
    code: 'photo-unreadable',
    title: t('problems.photo.title'),
    mend: t('problems.photo.mend'),
    detail: String(cause),
  })

/** The size that fits into 1600 px with the same proportions; a small photo stays as it is. */
export function fittedSize(width: number, height: number): { width: number; height: number } {
  const factor = Math.min(1, LONGEST_PX / Math.max(width, height))
  return { width: Math.round(width * factor), height: Math.round(height * factor) }
}

/** Names bytes as evidence. */
export async function evidenceOf(blob: Blob, taken = deviceNow()): Promise<Evidence> {
  return { sha256: await sha256(blob), blob, mediaType: blob.type, takenAt: taken.toISOString() }
}

/** When a picture was taken, by this phone's clock: a file that lay here already is as old as it says. */
export function takenWhen(file: Blob, now: Date): Date {
  const kept_ms = file instanceof File ? file.lastModified : 0
  // Where a browser doesn't know, it says the beginning of its time.
  return kept_ms > 0 && now.getTime() - kept_ms > JUST_NOW_MS ? new Date(kept_ms) : now
}

/**
 * The photo as JPEG of at most 1600 px, upright as the camera was held, with what the camera wrote about it (when,
 * where, with what; no thumbnail). Throws the problem `photo-unreadable`.
 */
export async function compressedPhoto(file: Blob): Promise<Evidence> {
  const taken = takenWhen(file, deviceNow())
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch((cause: unknown) => {
    throw unreadable(cause)
  })
  const { width, height } = fittedSize(bitmap.width, bitmap.height)
  const canvas = new OffscreenCanvas(width, height)
  const pen = canvas.getContext('2d')
  if (!pen) throw unreadable('no 2d context')
  pen.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  const picture = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY })
  return evidenceOf(await withExif(picture, await exifOf(file, { width, height })), taken)
}
