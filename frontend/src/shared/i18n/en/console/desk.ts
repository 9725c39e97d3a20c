import type { Messages } from '../../messages'

export const desk: Messages['console']['desk'] = {
  stale: 'Could not refresh; this is what we had: {why}',
  pages: 'Pages',
  total: '{n} in all',
  unsaved_title: 'Not sent yet',
  unsaved: 'What you typed will be lost. Close anyway?',
  discard: 'Discard',
  keep: 'Go on',
  print: 'Print',
  day: 'Day',
  day_before: 'The day before',
  day_after: 'The day after',
  not_yours: 'Not part of your role',
  not_yours_hint: '“{page}” is not open to: {role}. Ask your supervisor if you need it.',
  field_app: 'Technicians use the phone app',
  field_app_hint: 'The console is for dispatchers, supervisors and managers; your visits are in the phone app.',
  open_field_app: 'Open the phone app',
  waiting: 'for you to deal with',
  waiting_n: '{n} for you to deal with',
}
