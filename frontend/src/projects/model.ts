import type { components } from '@/shared/api'

type Schemas = components['schemas']

/** Codes of the API that screens know by name. */
export type Occupancy = '' | 'vacant' | 'occupied' | 'closed'
export type RoomState = 'todo' | 'in_work' | 'deferred' | 'done'
export type RoomFlag = 'over' | 'ask' | 'asked' | 'answer' | 'refused' | 'conflict' | 'finding' | 'unlisted'
export type Again = '' | 'time' | 'check_out' | 'hotel'

export const OCCUPANCIES: Occupancy[] = ['', 'vacant', 'occupied', 'closed']
export const ROOM_STATES: RoomState[] = ['todo', 'in_work', 'deferred', 'done']

export type RollOut = Schemas['RollOutOut']

/** The codes of a room that screens know by name; the API's description calls them strings. */
interface Known {
  occupancy: Occupancy
  state: RoomState
  again: Again
  flags: RoomFlag[]
}

/** `name`: with its building where there is more than one, `A-801`. */
export type Room = Omit<Schemas['RoomOut'], keyof Known> & Known

export interface Floor<R = Room> {
  floor: number | null
  rooms: R[]
}

export interface Building<R = Room> {
  name: string
  floors: Floor<R>[]
}

/** An order of the roll-out. `crew`: who goes, "" while nobody was sent. */
export type Part = Schemas['VisitRowOut']

export type Matrix = Omit<Schemas['MatrixOut'], 'buildings' | 'rollout'> & { buildings: Building[]; rollout: RollOut }

export type Preview = Schemas['PreviewOut']
export type RoomChange = Schemas['RoomChangeOut']
