import type { Messages } from '../messages'

export const common: Messages['common'] = {
  brand: 'Doorstep',
  tagline: 'Field service that runs the standard, step by step',
  login: {
    title: 'Log in',
    username: 'Account',
    password: 'Password',
    enter: 'Log in',
    entering: 'Logging in…',
    show_password: 'Show password',
    hide_password: 'Hide password',
    expired: 'Your session ended. Log in again; what you typed is kept.',
  },
  user: {
    menu: 'Account menu',
    log_out: 'Log out',
    staff_no: 'Staff no.',
  },
  language: { label: 'Language', zh: '中文', en: 'English' },
  theme: { dark: 'Dark', light: 'Light' },
  contrast: { label: 'High contrast for sunlight' },
  actions: {
    retry: 'Try again',
    close: 'Close',
    cancel: 'Cancel',
    save: 'Save',
    back: 'Back',
    more: 'Show more',
    copy: 'Copy',
    copied: 'Copied',
  },
  loading: 'Loading…',
  not_found: { title: 'No such page', hint: 'The address may be mistyped, or the page has moved.', home: 'Go to the start' },
  skip_to_content: 'Skip to content',
  none: 'None',
  separator: ', ',
}
