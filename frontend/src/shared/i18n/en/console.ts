import type { Messages } from '../messages'

export const console: Messages['console'] = {
  title: 'Console',
  nav: {
    label: 'Main navigation',
    orders: 'Orders',
    dispatch: 'Dispatch',
    findings: 'Findings',
    standards: 'Standards',
    import: 'Import',
    messages: 'Messages',
    privacy: 'Privacy log',
  },
}
