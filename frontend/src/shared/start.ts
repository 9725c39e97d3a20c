import { createPinia } from 'pinia'
import { createApp, type Component } from 'vue'
import type { Router } from 'vue-router'
import { report, setPresenter, type Presenter } from '@/shared/api'
import { i18n } from '@/shared/i18n'
import { renewed } from './renewal'

interface Start {
  root: Component
  router: Router
  present: Presenter
}

/**
 * Starts an app. Whatever nobody caught (in a handler, a promise, a navigation) is shown, so a screen needs
 * a `catch` only when it has something better to do.
 */
export function start({ root, router, present }: Start): void {
  setPresenter(present)
  const app = createApp(root)
  app.config.errorHandler = report
  renewed(router)
  window.addEventListener('unhandledrejection', (event) => report(event.reason))
  app.use(createPinia()).use(i18n).use(router).mount('#app')
}
