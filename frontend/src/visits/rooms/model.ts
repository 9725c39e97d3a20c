import type { Bilingual } from '@/shared/i18n'
import type { Device, FieldOrder, FieldStep } from '../model'

export type RoomState = 'todo' | 'in_work' | 'deferred' | 'done'
/** What the guest named: another time, the check-out, or nothing (the hotel arranges it). */
export type Again = 'time' | 'check_out' | 'hotel'
export type DeferReason = 'guest' | 'power' | 'no_access' | 'fault' | 'other'
export type Occupancy = '' | 'vacant' | 'occupied' | 'closed'

/** Someone of the hotel: events name them by `id` only. */
export interface Contact {
  id: string
  role?: string
  name: string
  phone: string
}

/** A room as the server knew it when the day was fetched. */
export interface FieldRoom {
  /** As the hotel writes it, with its building: `A-801`. */
  room: string
  building: string
  floor: string
  number: string
  occupancy: Occupancy
  note: string
  /** Handed to this order. */
  mine: boolean
  state: RoomState
  again: Again | ''
  again_at: string | null
  remark: string
  devices: Device[]
}

/** The order's part of a hotel's roll-out. */
export interface RollOut {
  code: string
  hotel_rooms: number
  /** Beginnings of MACs by model; a model may end in `*`. */
  prefixes: Record<string, string[]>
  coordinator: Contact | null
  front_desk: Contact | null
  contacts: Contact[]
  /** What was agreed to be done, in order. */
  steps: Bilingual[]
  flow: { vacant: FieldStep[]; occupied: FieldStep[] }
  /** How often one knocks, and how long a knock or a guest's consent holds. */
  limits?: { knocks: number; knock_holds_s: number }
  rooms: FieldRoom[]
}

export type RoomOrder = FieldOrder & { rollout: RollOut }

export const isRollout = (order: FieldOrder | undefined): order is RoomOrder =>
  !!(order as Partial<RoomOrder> | undefined)?.rollout
