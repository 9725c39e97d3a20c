import 'vue'

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
