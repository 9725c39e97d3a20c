import type { components } from '@/shared/api'
import type { FieldOrder, FieldStep } from '../model'

type Schemas = components['schemas']

export type RoomState = 'todo' | 'in_work' | 'deferred' | 'done'
/** What the guest named: another time, the check-out, or nothing (the hotel arranges it). */
export type Again = 'time' | 'check_out' | 'hotel'
export type DeferReason = 'guest' | 'power' | 'no_access' | 'fault' | 'other'
export type Occupancy = '' | 'vacant' | 'occupied' | 'closed'

/** Someone of the hotel: events name them by `id` only. */
export type Contact = Schemas['FieldContact']

/** How often one knocks and how long that holds, how long a room may take, when a guest is asked. */
export type RoomLimits = Schemas['RoomLimits']

/** A room as the server knew it when the day was fetched; `mine`: handed to this order. */
export type FieldRoom = Omit<Schemas['FieldRoom'], 'occupancy' | 'state' | 'again'> & {
  occupancy: Occupancy
  state: RoomState
  again: Again | ''
}

/** The order's part of a hotel's roll-out. */
export type RollOut = Omit<Schemas['FieldRollOut'], 'flow' | 'rooms'> & {
  flow: { vacant: FieldStep[]; occupied: FieldStep[] }
  rooms: FieldRoom[]
}

export type RoomOrder = Omit<FieldOrder, 'rollout'> & { rollout: RollOut }

export const isRollout = (order: FieldOrder | undefined): order is RoomOrder => !!order?.rollout
