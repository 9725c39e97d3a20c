import { Problem } from '@/shared/api'
import { t } from '@/shared/i18n'

/** Browsers hash only on pages from https (or this machine): elsewhere evidence can't be named, so we say so. */
export const insecurePage = (): Problem =>
  new Problem({
    type: 'about:blank',
    status: 0,
    code: 'insecure-page',
    title: t('problems.insecure.title'),
    mend: t('problems.insecure.mend'),
  })

/** SHA-256 of the bytes as 64 hex digits: the name under which evidence is kept and sent. Throws `insecure-page`. */
export async function sha256(blob: Blob): Promise<string> {
  if (!globalThis.isSecureContext) throw insecurePage()
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
