import type { Component } from 'vue'

type Page = () => Promise<{ default: Component }>

export type SectionName = 'orders' | 'dispatch' | 'findings' | 'standards' | 'import' | 'messages' | 'privacy'

/** The rail, top to bottom. A section's name is its path, its route and the key of its label. */
export const SECTIONS: { name: SectionName; page: Page; icon: string }[] = [
  { name: 'orders', page: () => import('./pages/OrdersPage.vue'), icon: 'M5 4h14v16H5zM8.5 9h7M8.5 13h7M8.5 17h4' },
  { name: 'dispatch', page: () => import('./pages/DispatchPage.vue'), icon: 'M3 6h18M3 12h18M3 18h18M7 4v4M14 10v4M10 16v4' },
  { name: 'findings', page: () => import('./pages/FindingsPage.vue'), icon: 'M12 4 21 20H3zM12 10v5M12 17.500v.1' },
  { name: 'standards', page: () => import('./pages/StandardsPage.vue'), icon: 'M4 5c3-1 6-1 8 1 2-2 5-2 8-1v14c-3-1-6-1-8 1-2-2-5-2-8-1zM12 6v14' },
  { name: 'import', page: () => import('./pages/ImportPage.vue'), icon: 'M12 4v11M7.5 10.5 12 15l4.5-4.500M4 19.500h16' },
  { name: 'messages', page: () => import('./pages/MessagesPage.vue'), icon: 'M4 5h16v11H10l-4.5 4V16H4z' },
  { name: 'privacy', page: () => import('./pages/PrivacyPage.vue'), icon: 'M2.5 12C6 6.5 18 6.5 21.5 12 18 17.5 6 17.5 2.5 12zM12 9.500a2.5 2.5 0 1 0 .1 0' },
]
