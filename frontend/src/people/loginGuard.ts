import type { Router } from 'vue-router'
import { onLoginNeeded } from '@/shared/api'
import { useSession } from './useSession'

/**
 * Sends whoever isn't logged in to the route `login`, and back to where they wanted to go afterwards. `who` finds
 * out who that is; the phone can answer without network. `lapsed`: what to do instead when a login lapses midway.
 */
export function guardByLogin(
  router: Router, who: () => Promise<unknown> = () => useSession().load(), lapsed?: () => void,
): void {
  router.beforeEach(async (to) => {
    if (to.name === 'login') return true
    return (await who()) ? true : { name: 'login', query: { next: to.fullPath } }
  })

  onLoginNeeded(() => {
    if (lapsed && useSession().me) return lapsed()
    const here = router.currentRoute.value
    useSession().expire()
    if (here.name !== 'login' && here.matched.length) void router.push({ name: 'login', query: { next: here.fullPath } })
  })
}

/** Where to go after login: the page that was wanted, never another site. */
export function wantedPage(router: Router): string {
  const next = router.currentRoute.value.query.next
  return typeof next === 'string' && /^\/(?!\/)/.test(next) ? next : '/'
}
