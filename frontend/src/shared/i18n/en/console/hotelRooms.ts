import type { Messages } from '../../messages'

export const hotel_rooms: Messages['console']['hotel_rooms'] = {
  state: { todo: 'to do', in_work: 'in work', deferred: 'deferred', done: 'done' },
  occupancy: { none: 'not said', vacant: 'vacant', occupied: 'occupied', closed: 'out of order' },
  flag: { over: 'over 5 minutes', asked: 'guest was asked whether to go on', ask: 'the guest must be asked', answer: 'the guest’s answer is missing', refused: 'guest unwilling', conflict: 'terminal conflict', finding: 'finding', unlisted: 'not on the list' },
  again: { time: 'again {when}', check_out: 'after check-out {when}', check_out_some: 'after check-out', hotel: 'the hotel arranges it' },
  building: 'Building {name}', only_building: 'Main building', floor: 'Floor {n}', basement: 'Basement {n}', no_floor: 'Floor unknown', short_floor: '{n}F',
  short_basement: 'B{n}', short_none: '—', storeys: '{floors} floors · {rooms} rooms',
  legend: 'By state', marks: 'Marks', mark: { occupied: 'guest inside', closed: 'out of order', finding: 'finding or conflict', over: 'overtime, or the guest had a say' },
  filter: 'Filter rooms', crew: 'Crew', all_crews: 'All crews', no_crew: 'Rooms nobody is sent to', all_floors: 'All floors',
  only_occupied: '{n} occupied', only_flagged: '{n} with something', find: 'Room, MAC or SN', clear: 'Clear the filters', found: '{n} rooms found', smaller: 'Smaller', fit: 'Fit', larger: 'Larger',
  by_floor: 'Progress by floor', by_crew: 'Progress by crew', crew_in: 'now in {rooms}', nobody_yet: 'No visit arranged yet', unassigned: 'Nobody sent',
  pace: 'avg {span}', pace_hint: 'What a finished room took on average',
  keys: 'Arrows move, Enter opens a room, + and − zoom, 0 fits the width', empty: 'No rooms yet', empty_hint: 'Take in the hotel’s room list first.', go_list: 'Take in a room list',
  label: { took: 'took {span}', since: 'inside for {span}', device: 'terminals {macs}', note: 'note: {note}' },
  title: 'Room {name}', drawer: { order: 'Order', no_order: 'In no visit yet', opened: 'Entered', finished: 'Finished', took: 'Took', remark: 'Crew’s remark' },
  devices: 'Terminals', devices_none: 'No terminal yet', devices_past: 'Earlier terminals', placed: 'placed {when}', removed: 'taken out {when}', model_unknown: 'unknown model',
  evidence: 'Pictures', findings: 'Findings', history: 'History', history_none: 'Nobody has worked in this room yet',
  occupancy_title: 'Occupancy and note', note_hint: 'For the crew, such as “works nights, knock in the afternoon”', note: 'Note', saved: '{room} updated',
  found_room: 'The crew came upon this room; the hotel’s list doesn’t have it. Check with the hotel: if there is such a room, confirm it; if not, put it out of order first.', found_yes: 'Checked: confirm',
  giving_back: {
    open: 'Brought back', title: 'A terminal of {room} came back', hint: '{label} was taken out of this room and brought to the counter. Once noted it may be fitted elsewhere.', reason: 'Why it came back', reason_hint: 'Such as: rooms are rebuilt, the hotel brought it',
    by: 'Who took it', send: 'Note it', done: '{label} is noted as brought back',
  },
  fault: {
    open: 'Report a fault', title: 'Fault in {room}', hint: 'Opens a repair order with this room’s terminal and its warranty.', need: 'What is wrong', need_hint: 'Such as: black screen, a new remote doesn’t help',
    wish: 'When it suits the hotel', wish_hint: 'May be left blank', send: 'Open a repair order', done: 'Repair order {number} is open', done_warranty: 'Repair order {number} is open; the terminal is in warranty', wish_both: 'Both ends, the second later', not_yet: 'A fault can be reported after acceptance',
  },
  print_title: '{hotel}, the building', printed: 'Printed {when}',
}
