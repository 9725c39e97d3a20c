import type { Messages } from '../../messages'
import { dayMap } from './dayMap'
import { board } from './board'
import { plans } from './plans'
import { waiting } from './waiting'

export const dispatch: Messages['console']['dispatch'] = {
  board,
  hours: 'Hours',
  technicians: '{n} technicians',
  free: 'free',
  off: 'off duty',
  papers: 'papers',
  lapsing: '{what} lapses in {n} days',
  lapsed: '{what} lapsed {n} days ago',
  by_hand: 'by hand',
  late_risk: 'may come late',
  planned: 'Planned',
  candidates: 'Who could go',
  no_candidates: 'Nobody can be sent now: the visit has begun or is over.',
  extra: '+{n} min travel',
  send: 'Send {who}',
  sent: '{who} comes {when}',
  has_it: 'assigned',
  unable: '{n} can’t',
  assign_title: 'Assign · {number}',
  unassign_title: 'Withdraw · {number}',
  unassign_hint: 'The order goes back to booked; its window stays. Send somebody else soon.',
  unassigned_done: '{number} has nobody now',
  run: 'Plan the day',
  nobody: 'Nobody is on duty on this day',
  nobody_hint: 'Try another day, or have the shifts set first.',
  visits: '{n} visits · {late} may come late',
  map: dayMap,
  waiting,
  plan: plans,
}
