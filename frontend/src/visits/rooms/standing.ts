import type { FieldOrder, LogEvent } from '../model'
import type { StepProgress } from '../progress'
import { isRollout, type RoomOrder } from './model'
import { roomsNow } from './rooms'
import { screenOf } from './screens'
import { signedSheet } from './sheet'

/** A room that is still to be done today, or open. */
function waits({ rollout, events }: RoomOrder, log: LogEvent[]): boolean {
  const rooms = roomsNow(rollout.rooms, log, log.slice(events.length))
  return rooms.some(({ mine, state, occupancy }) =>
    mine && (state === 'in_work' || (state === 'todo' && occupancy !== 'closed')))
}

/** A hotel's steps aren't done with their first event: rooms with the last room, the sheet while it still holds. */
export function hotelStandings(
  progress: StepProgress[], order: FieldOrder | undefined, log: LogEvent[],
): StepProgress[] {
  if (!isRollout(order)) return progress
  return progress.map((each): StepProgress => {
    const screen = screenOf(order, each.step)
    if (screen === 'rooms') return { ...each, standing: waits(order, log) ? 'open' : 'done' }
    if (each.step.event === 'sheet.signed' && !signedSheet(log)) return { ...each, standing: 'open' }
    return each
  })
}
