import type { Component } from 'vue'
import { DESK, LEADS, type Role } from '@/people/access'

type Page = () => Promise<{ default: Component }>

export type SectionName =
  | 'orders' | 'dispatch' | 'hotels' | 'capacity' | 'findings' | 'doubts' | 'standards' | 'import' | 'messages' | 'quarantine' | 'privacy'
  | 'portraits' | 'phones'

export interface Section {
  name: SectionName
  page: Page
  who: Role[]
  icon: string
}

const WITH_ACCOUNTS: Role[] = [...DESK, 'account_manager']

/** The rail, top to bottom. A section's name is its path, its route and the key of its label; `who` may see it. */
export const SECTIONS: Section[] = [
  { name: 'orders', who: WITH_ACCOUNTS, page: () => import('./pages/OrdersPage.vue'), icon: 'M5 4h14v16H5zM8.5 9h7M8.5 13h7M8.5 17h4' },
  { name: 'dispatch', who: DESK, page: () => import('./pages/DispatchPage.vue'), icon: 'M3 6h18M3 12h18M3 18h18M7 4v4M14 10v4M10 16v4' },
  { name: 'hotels', who: WITH_ACCOUNTS, page: () => import('./pages/HotelsPage.vue'), icon: 'M6 21V4h12v17M3.500 21h17M9 8h2M13 8h2M9 12h2M13 12h2M10.500 21v-4.500h3V21' },
  { name: 'capacity', who: DESK, page: () => import('./pages/CapacityPage.vue'), icon: 'M4 6h16v14H4zM4 10.500h16M8 3.500v4M16 3.500v4M8 14h3v3H8z' },
  { name: 'findings', who: DESK, page: () => import('./pages/FindingsPage.vue'), icon: 'M12 4 21 20H3zM12 10v5M12 17.500v.1' },
  { name: 'doubts', who: DESK, page: () => import('./pages/DoubtsPage.vue'), icon: 'M4 7h4l1.500-2.500h5L16 7h4v12H4zM12 10v4M12 16.500v.1' },
  { name: 'standards', who: WITH_ACCOUNTS, page: () => import('./pages/StandardsPage.vue'), icon: 'M4 5c3-1 6-1 8 1 2-2 5-2 8-1v14c-3-1-6-1-8 1-2-2-5-2-8-1zM12 6v14' },
  { name: 'import', who: DESK, page: () => import('./pages/ImportPage.vue'), icon: 'M12 4v11M7.5 10.500 12 15l4.500-4.500M4 19.500h16' },
  { name: 'messages', who: DESK, page: () => import('./pages/MessagesPage.vue'), icon: 'M4 5h16v11H10l-4.500 4V16H4z' },
  { name: 'quarantine', who: DESK, page: () => import('./pages/QuarantinePage.vue'), icon: 'M12 3l8 3v6c0 4.500-3.300 7.600-8 9-4.700-1.400-8-4.500-8-9V6zM12 8v5M12 15.500v.1' },
  { name: 'privacy', who: LEADS, page: () => import('./pages/PrivacyPage.vue'), icon: 'M2.500 12C6 6.500 18 6.500 21.500 12 18 17.500 6 17.500 2.500 12zM12 9.500a2.500 2.500 0 1 0 .1 0' },
  { name: 'portraits', who: DESK, page: () => import('./pages/PortraitsPage.vue'), icon: 'M5 4h14v16H5zM12 7.500a2.500 2.500 0 1 0 .1 0M8 17c.6-2.700 2.100-4 4-4s3.400 1.300 4 4' },
  { name: 'phones', who: LEADS, page: () => import('./pages/PhonesPage.vue'), icon: 'M8 3h8v18H8zM11 18h2' },
]
