import type { Messages } from '../../messages'

export const hotel_visits: Messages['console']['hotel_visits'] = {
  plan: 'Plan visits', empty: 'No visits arranged yet', empty_hint: 'From rooms, days and crews it works out who does which floors when; look at it, then confirm.', need_rooms: 'Take in a room list before planning visits',
  column: {
    window: 'Window', crew: 'Crew', rooms: 'Rooms', terminals: 'To load', state: 'State', order: 'Order', coordinator: 'Opens doors',
  },
  assign: 'Send a crew', rooms_n: '{n} rooms', rooms_done: '{done}/{total} rooms', withdraw: 'Withdraw',
  terminals_n: '{n} terminals', unknown_model: 'model open', work: 'about {span}', all_rooms: 'Rooms',
  crew_there: 'there {when}', told: 'told {when}', lead: 'first order', move: 'Move', moved: 'Moved', by_hotel: 'The hotel asked', asked_by: 'Who asked',
  move_hint: 'Agreed is {now}. Only the hotel may move it; one of ours needs a supervisor with the reason, and becomes a finding.',
  form: {
    title: 'Plan visits', from: 'First day', days: 'Days', crews: 'Who goes', coordinator: 'Opens doors',
    pick_coordinator: 'Who of the hotel opens with the card', no_contacts: 'No contacts yet; add them under “Account and plan” first', steps: 'Steps', steps_hint: 'Told to the hotel with the window and the coordinator; one a line',
    off_duty: 'off duty that day', pick_crews: 'Technicians; before and after lunch', minutes_per_room: 'Minutes a room', desk_min: 'Minutes at the desk', from_time: 'Not before', to_time: 'Not after', check_out: 'Check-out',
    from_time_hint: 'Blank: as on duty', to_time_hint: 'Blank: as on duty', check_out_hint: 'Occupied rooms come after it',
    add_step: 'Add a step', remove_step: 'Remove step {n}', step_n: 'Step {n}', preview: 'Show the plan', make: 'Arrange these {n} visits',
  },
  steps: {
    desk: 'Check time, steps and room list with the front desk', escort: 'Knock first; the coordinator opens', fit: 'Fit the set-top box, wire it, try a channel', clean: 'Leave the room as found, record it',
    sign: 'Go through the list with the front desk and sign',
  },
  preview: {
    summary: '{parts} visits, {rooms} rooms, {terminals} terminals to load', left: '{n} rooms not planned', changed: 'The wishes have changed; look at the plan again',
    day: 'Day {n}', none: 'No rooms to plan', none_hint: 'What is left is planned already, or done.',
  },
  made: '{n} visits arranged', withdrawing: {
    title: 'Withdraw the visit of {when}', hint: 'Its rooms go back to the pool. Only the hotel may move a visit; one of ours needs a supervisor and becomes a finding.', reason: 'Reason', send: 'Withdraw the visit', done: 'Withdrawn; {n} rooms are to be planned again',
  },
}
