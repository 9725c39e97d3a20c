import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { guardByLogin } from '@/people/loginGuard'
import ConsoleLayout from './ConsoleLayout.vue'
import { SECTIONS, type SectionName } from './sections'

/** Pages below a section: a section's page shows one thing of its list. */
const PAGES: (RouteRecordRaw & { meta: { section: SectionName } })[] = [
  { path: 'orders/new', name: 'new-order', component: () => import('./pages/NewOrderPage.vue'), meta: { section: 'orders' } },
  { path: 'orders/:number', name: 'order', component: () => import('./pages/OrderPage.vue'), meta: { section: 'orders' } },
  { path: 'hotels/agenda', name: 'hotel-agenda', component: () => import('./pages/HotelAgendaPage.vue'), meta: { section: 'hotels' } },
  { path: 'hotels/:id(\\d+)', name: 'hotel', component: () => import('./pages/HotelPage.vue'), meta: { section: 'hotels' } },
  {
    path: 'standards/:standard', name: 'standard', component: () => import('./pages/StandardPage.vue'),
    meta: { section: 'standards' },
  },
  {
    path: 'standards/drafts/:draft(\\d+)', name: 'draft', component: () => import('./pages/DraftPage.vue'),
    meta: { section: 'standards' },
  },
]

const routes: RouteRecordRaw[] = [
  { path: '/login', name: 'login', component: () => import('./pages/LoginPage.vue'), meta: { title: 'common.login.title' } },
  {
    path: '/',
    component: ConsoleLayout,
    redirect: '/orders',
    children: [
      ...SECTIONS.map(({ name, page }) => ({
        path: name, name, component: page, meta: { title: `console.nav.${name}` as const, section: name },
      })),
      ...PAGES.map((page) => ({ ...page, meta: { title: `console.nav.${page.meta.section}` as const, ...page.meta } })),
      { path: ':rest(.*)*', name: 'not-found', component: () => import('./pages/NotFoundPage.vue') },
    ],
  },
]

export const router = createRouter({
  history: createWebHistory('/console/'),
  routes,
  scrollBehavior: (to, from, kept) => kept ?? (to.path === from.path ? false : { top: 0 }),
})

guardByLogin(router)
