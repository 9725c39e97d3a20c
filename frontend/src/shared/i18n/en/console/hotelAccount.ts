import type { Messages } from '../../messages'

export const hotel_account: Messages['console']['hotel_account'] = {
  contacts: 'Contacts', add_contact: 'Add a contact', remove_contact: 'Remove {name}', name: 'Name', phone: 'Phone', role: 'Role', no_contacts: 'No contacts yet', edit: 'Change', saved: 'Account saved',
  no_contacts_hint: 'At least the responsible person, the front desk and who opens doors.', edit_title: 'Account', required: 'Name and phone are needed',
  roles: { manager: 'in charge', front_desk: 'front desk', coordinator: 'opens doors', technical: 'technical', other: 'other' },
  grades: { economy: 'economy', comfort: 'comfort', high: 'high-grade', luxury: 'luxury' }, shoe_covers: 'shoe covers in rooms', terminal_model: 'Terminal model', warranty: 'Warranty', months: '{n} months',
  reveal: 'Show numbers', unchanged: 'blank: as it is',
  preferences: 'Preferences', preferences_hint: 'Such as: after check-out, use the staff entrance', requirements: 'Special requirements', requirements_hint: 'Such as: shoe covers and a ground sheet in suites', nothing: 'Nothing noted', grade: 'Grade',
  profile: 'Account', meanwhile: '{by} saved this record too ({when}). What you entered is still here: check it and save once more.', yours_kept: 'you changed it too: yours is kept', theirs_taken: 'theirs is taken over',
  duties: 'Promises and tasks', requests: { title: 'Guests’ requests', told: 'passed on', pass: 'Passed on', saved: 'Noted as passed on' },
  clearance: {
    title: 'First visit by', hint: 'Within two working days after the contract is signed and the network plan accepted.', contract: 'Contract signed', network: 'Network plan accepted', record: 'Enter the dates', change: 'Correct the dates',
    send: 'Enter', saved: 'The clock is running', due: 'by {when}', met: 'Visited {when}', open: 'The clock starts with both dates', late: 'It is overdue',
    missing: 'Both times are needed', future: 'Not in the future', from: 'counted from {when}',
  },
  log: {
    title: 'Contact log', empty: 'Nothing logged yet', empty_hint: 'Log each call; what was promised becomes a task with a due time.', add: 'Log a call', promises: 'Promised',
  },
  call: {
    title: 'Log a call', purpose: 'What for', outcome: 'Outcome', note: 'What was said', promises: 'What was promised', promises_hint: 'None if nothing was. A promise is kept and answered by its due time.',
    what: 'Promise', owner: 'Who does it', due: 'By', add_promise: 'Add one', remove_promise: 'Remove promise {n}', send: 'Log it', saved: 'Call logged', saved_promises: 'Call logged; {n} promises became tasks',
    purposes: { booking: 'booking', on_the_way: 'on the way', delay: 'delay', other: 'other' },
    outcomes: { promised: 'time agreed', connected: 'connected', no_answer: 'no answer', wrong_number: 'wrong number', dropped: 'dropped', waited: 'made to wait' },
  },
  promise: { report: 'Report the result', reported: 'reported {when}', report_title: 'Report to the caller', result: 'What was done and said', send: 'Reported', saved: 'Noted that it was reported' },
  task: {
    title: 'Tasks', empty: 'No tasks', empty_hint: 'What other departments must do: who, and by when.', add: 'New task', about: 'Kind', what: 'What', department: 'Department',
    owner: 'Owner', due: 'Due', send: 'Open the task', saved: 'Task opened', close: 'Close', close_title: 'Close the task', result: 'Result', closed: 'closed {when}', close_send: 'Close it', close_saved: 'Task closed',
    abouts: { problem: 'problem', negotiation: 'negotiation', product: 'product question' }, show_closed: '{n} closed', hide_closed: 'Hide closed',
  },
  overdue: '{n} overdue', due_at: 'Due', plan: {
    title: 'Service plan', none: 'No service plan yet', none_hint: 'Time, goals and measures; it runs once the customer has confirmed it.', write: 'Write a plan', rewrite: 'Change the plan', revision: 'Revision {n}', from: 'From', to: 'To', span: 'Time',
    goals: 'Goals', measures: 'Measures', save: 'Save', saved: 'Saved as revision {n}; the customer must confirm it', confirm: 'Customer confirmed', confirm_by: 'Who confirmed', confirmed: 'Confirmed', start: 'Start', started: 'Started',
    complete: 'Carried out', completed: 'Carried out', results: 'Results', report: 'Report the result', reported: 'Reported', comments_asked: 'Asked for comments', comment: 'Customer’s comment', improvement: 'Improvement',
    improvement_hint: 'Say so too if there is none', state: { draft: 'waits for the customer', confirmed: 'confirmed', started: 'running', completed: 'carried out', reported: 'reported' }, done: 'Noted: {what}',
    changed: 'A changed plan is confirmed anew', steps: 'How far it is', ends_first: 'It can’t end before it starts',
  },
  agenda: {
    title: 'My promises and tasks', sub: 'What was promised and passed on, over all hotels; overdue first', mine: 'Mine', all: 'All', who: 'Whose', late: 'Overdue', today: 'Today', later: 'Later',
    empty: 'Nothing to do', empty_hint: 'Promises from calls and tasks of other departments stand here by due time.', hotel: 'Hotel', what: 'What', kind: 'Kind', promise: 'promise', task: 'task', owner: 'Owner', due: 'Due',
  },
}
