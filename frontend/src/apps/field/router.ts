import { createRouter, createWebHistory } from 'vue-router'
import { guardByLogin } from '@/people/loginGuard'
import { useSession } from '@/people/useSession'
import { beginWork } from './beginWork'
import FieldLayout from './FieldLayout.vue'

export const router = createRouter({
  history: createWebHistory('/field/'),
  routes: [
    { path: '/login', name: 'login', component: () => import('./pages/LoginPage.vue'), meta: { title: 'common.login.title' } },
    { path: '/orders/:number', name: 'order', component: () => import('./pages/OrderPage.vue'), meta: { title: 'field.title' } },
    { path: '/orders/:number/rooms/:room', name: 'room', component: () => import('./pages/RoomPage.vue'), meta: { title: 'field.title' } },
    { path: '/outbox', name: 'outbox', component: () => import('./pages/OutboxPage.vue'), meta: { title: 'visits.outbox.title' } },
    {
      path: '/',
      component: FieldLayout,
      redirect: '/today',
      children: [
        { path: 'today', name: 'today', component: () => import('./pages/TodayPage.vue'), meta: { title: 'field.nav.today' } },
        { path: 'me', name: 'me', component: () => import('./pages/MePage.vue'), meta: { title: 'field.nav.me' } },
        { path: ':rest(.*)*', name: 'not-found', component: () => import('./pages/NotFoundPage.vue') },
      ],
    },
  ],
})

guardByLogin(router, beginWork, () => useSession().lapse())
