import type { Router } from 'vue-router'
import { report } from '@/shared/api'

/**
 * A page that was open while the server was renewed asks for parts that no longer are. Where the server has another
 * version by now, the page that was wanted is loaded anew; without network, or if a part is really missing, it is said.
 */
export function renewed(router: Router): void {
  let missing: unknown
  window.addEventListener('vite:preloadError', (event) => (missing = event.payload))
  router.onError(async (thrown, to) => {
    if (thrown === missing && (await otherVersion())) location.assign(router.resolve(to.fullPath).href)
    else report(thrown)
  })
}

/** Whether the server's page begins with another script than ours. */
async function otherVersion(): Promise<boolean> {
  const ours = document.querySelector('script[type=module][src]')?.getAttribute('src')
  if (!ours) return false
  try {
    const answer = await fetch(location.pathname, { cache: 'no-store' })
    return answer.ok && !(await answer.text()).includes(ours)
  } catch {
    // No network: then nothing is known of a version.
    return false
  }
}
