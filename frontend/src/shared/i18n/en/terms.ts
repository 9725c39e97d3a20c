import type { Messages } from '../messages'

export const terms: Messages['terms'] = {
  kind: { install: 'Install', move: 'Move', repair: 'Repair', change: 'Change', remove: 'Remove' },
  state: {
    received: 'To be booked',
    booked: 'Booked',
    assigned: 'Assigned',
    on_the_way: 'On the way',
    on_site: 'On site',
    rework: 'In rework',
    accepted: 'Accepted',
    replied: 'Replied',
    closed: 'Closed',
    suspended: 'Suspended',
    cancelled: 'Cancelled',
  },
  role: {
    technician: 'Technician',
    dispatcher: 'Dispatcher',
    supervisor: 'Supervisor',
    manager: 'Manager',
    account_manager: 'Account manager',
    customer: 'Customer',
    system: 'System',
  },
  verdict: { satisfied: 'Satisfied', pending: 'Pending', violated: 'Violated', not_applicable: 'Not applicable' },
  verdict_final: 'Final',
  clause: { explain: 'Explain clause {id}', source: 'Source', no_text: 'Nothing more is said about this clause.' },
  countdown: { left: '{span} left', over: '{span} over', none: 'No deadline' },
  span: { days: '{n} d', hours: '{n} h', minutes: '{n} min', seconds: '{n} s' },
  day: { yesterday: 'Yesterday', today: 'Today', tomorrow: 'Tomorrow', after: 'In two days' },
}
