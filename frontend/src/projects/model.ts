import type { components } from '@/shared/api'

type Schemas = components['schemas']

/** Codes of the API that screens know by name. */
export type Occupancy = '' | 'vacant' | 'occupied' | 'closed'
export type RoomState = 'todo' | 'in_work' | 'deferred' | 'done'
export type RoomFlag = 'over' | 'asked' | 'refused' | 'conflict' | 'finding'
export type Again = '' | 'time' | 'check_out' | 'hotel'

export const OCCUPANCIES: Occupancy[] = ['', 'vacant', 'occupied', 'closed']
export const ROOM_STATES: RoomState[] = ['todo', 'in_work', 'deferred', 'done']

export interface Span {
  from_at: string
  to_at: string
}

export type RollOut = Schemas['RollOutOut'] & {
  manager_name: string
  done: number
  deferred: number
  in_work: number
  next_visit: (Span & { number: string }) | null
}

export type Terminal = Schemas['PlacedOut']

/** `name`: with its building where there is more than one, `A-801`. */
export interface Room {
  name: string
  number: string
  occupancy: Occupancy
  note: string
  state: RoomState
  order: string
  opened_at: string | null
  finished_at: string | null
  took_s: number | null
  again: Again
  again_at: string | null
  remark: string
  flags: RoomFlag[]
  terminals: Terminal[]
}

export interface Floor<R = Room> {
  floor: number | null
  rooms: R[]
}

export interface Building<R = Room> {
  name: string
  floors: Floor<R>[]
}

/** One crew's part on one day. `crew`: who goes, "" while nobody was sent. */
export interface Part extends Span {
  number: string
  crew: string
  staff_no: string
  state: string
}

export interface Matrix {
  rollout: RollOut
  revision: string
  now: string
  buildings: Building[]
  orders: Part[]
}

export type Preview = Schemas['PreviewOut']
export type RoomChange = Schemas['RoomChangeOut']
