import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { guardByLogin } from '@/people/loginGuard'
import ConsoleLayout from './ConsoleLayout.vue'
import { SECTIONS } from './sections'

const routes: RouteRecordRaw[] = [
  { path: '/login', name: 'login', component: () => import('./pages/LoginPage.vue'), meta: { title: 'common.login.title' } },
  {
    path: '/',
    component: ConsoleLayout,
    redirect: '/orders',
    children: [
      ...SECTIONS.map(({ name, page }) => ({ path: name, name, component: page, meta: { title: `console.nav.${name}` as const } })),
      { path: ':rest(.*)*', name: 'not-found', component: () => import('./pages/NotFoundPage.vue') },
    ],
  },
]

export const router = createRouter({ history: createWebHistory('/console/'), routes })

guardByLogin(router)
