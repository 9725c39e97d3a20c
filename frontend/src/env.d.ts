import 'vue'
import 'vue-router'
import type { TextKey } from '@/shared/i18n'

declare module 'vue' {
  /** What any component may be given and passes on to its root element. */
  interface ComponentCustomProps {
    'aria-label'?: string
    'aria-labelledby'?: string
    'aria-describedby'?: string
    role?: string
    tabindex?: number | string
    id?: string
  }
}

declare module '@vue/runtime-dom' {
  interface HTMLAttributes {
    [data: `data-${string}`]: string | undefined
  }
}

declare module 'vue-router' {
  interface RouteMeta {
    /** Names the page in the browser's title. */
    title?: TextKey
    /** Of the console: the section that the page belongs to. */
    section?: string
  }
}
