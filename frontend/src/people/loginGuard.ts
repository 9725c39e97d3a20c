import type { Router } from 'vue-router'
import { onLoginNeeded } from '@/shared/api'
import { useSession } from './useSession'

/** Sends whoever isn't logged in to the route `login`, and back to where they wanted to go afterwards. */
export function guardByLogin(router: Router): void {
  router.beforeEach(async (to) => {
    if (to.name === 'login') return true
    const me = await useSession().load()
    return me ? true : { name: 'login', query: { next: to.fullPath } }
  })

  onLoginNeeded(() => {
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
