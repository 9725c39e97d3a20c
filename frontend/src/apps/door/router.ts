import { createRouter, createWebHistory } from 'vue-router'

export const router = createRouter({
  history: createWebHistory('/door/'),
  routes: [
    { path: '/', name: 'no-link', component: () => import('./pages/NoLinkPage.vue'), meta: { title: 'door.title' } },
    { path: '/request', name: 'request', component: () => import('./pages/RequestPage.vue'), meta: { title: 'door.request.title' } },
    { path: '/:token', name: 'door', component: () => import('./pages/DoorPage.vue'), meta: { title: 'door.title' } },
    { path: '/:rest(.*)*', name: 'not-found', component: () => import('./pages/NotFoundPage.vue') },
  ],
})
