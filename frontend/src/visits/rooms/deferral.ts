import type { Body } from '../model'
import type { Again, DeferReason } from './model'
import type { RoomNow } from './rooms'

/** What the sheet asks when a room can't be done now. */
export interface DeferDraft {
  reason: DeferReason | undefined
  apologised: boolean
  again: Again | undefined
  /** `2026-03-02T15:00`, the time in China, as the phone's picker gives it. */
  again_at: string
  remark: string
  /** Every room of the floor that is still to do: a power cut. */
  floor: boolean
}

export const emptyDeferral = (reason?: DeferReason): DeferDraft => ({
  reason, apologised: false, again: reason && reason !== 'guest' ? 'hotel' : undefined, again_at: '', remark: '', floor: false,
})

/** All work is done in China, whatever zone the phone is set to. */
export const asInstant = (local: string): string => `${local.length === 16 ? `${local}:00` : local}+08:00`

const HOUR_MS = 3_600_000
const CHINA_MS = 8 * HOUR_MS

/** The other way round: `2026-03-02T15:00`. */
export const asLocal = (instant_ms: number): string => new Date(instant_ms + CHINA_MS).toISOString().slice(0, 16)

/** Times that guests name, one tap each: in an hour, in two, this evening, tomorrow morning. */
export function quickTimes(now_ms: number): { key: 'hour' | 'two' | 'evening' | 'morning'; at: string }[] {
  const quarter = 15 * 60_000
  const round = (ms: number) => asLocal(Math.ceil(ms / quarter) * quarter)
  const today = asLocal(now_ms).slice(0, 10)
  const tomorrow = asLocal(now_ms + 24 * HOUR_MS).slice(0, 10)
  const evening = `${today}T18:30`
  return [
    { key: 'hour', at: round(now_ms + HOUR_MS) },
    { key: 'two', at: round(now_ms + 2 * HOUR_MS) },
    ...(asLocal(now_ms + 2 * HOUR_MS) < evening ? [{ key: 'evening' as const, at: evening }] : []),
    { key: 'morning', at: `${tomorrow}T09:30` },
  ]
}

/** What is still missing, by name. */
export function missingIn(draft: DeferDraft): ('reason' | 'apology' | 'again' | 'time' | 'remark')[] {
  const { reason, apologised, again, again_at, remark } = draft
  return [
    ...(reason ? [] : ['reason' as const]),
    ...(reason === 'guest' && !apologised ? ['apology' as const] : []),
    ...(again ? [] : ['again' as const]),
    ...(again === 'time' && !again_at ? ['time' as const] : []),
    ...(remark.trim() ? [] : ['remark' as const]),
  ]
}

export const deferredBody = (room: string, { reason, apologised, again, again_at, remark }: DeferDraft): Body => ({
  room, reason, again, remark: remark.trim(),
  ...(apologised ? { apologised } : {}),
  ...(again !== 'hotel' && again_at ? { again_at: asInstant(again_at) } : {}),
})

/** The room itself, or with it every room of its floor that this order has still to do. */
export function deferredRooms(room: RoomNow, rooms: RoomNow[], floor: boolean): RoomNow[] {
  if (!floor) return [room]
  return rooms.filter((each) => each.room === room.room || (each.mine && each.building === room.building
    && each.floor === room.floor && (each.state === 'todo' || each.state === 'in_work')))
}
