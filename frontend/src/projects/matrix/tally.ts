import { grouped } from '../grouped'
import { ROOM_STATES, type Building, type Matrix, type Part, type Room, type RoomState } from '../model'

/** How many rooms stand where. */
export type Tally = Record<RoomState, number> & { total: number; flagged: number; occupied: number }

export function tallyOf(rooms: Room[]): Tally {
  const tally: Tally = { todo: 0, in_work: 0, deferred: 0, done: 0, total: rooms.length, flagged: 0, occupied: 0 }
  for (const { state, flags, occupancy } of rooms) {
    tally[state] += 1
    if (flags.length) tally.flagged += 1
    if (occupancy === 'occupied') tally.occupied += 1
  }
  return tally
}

export const roomsOf = (buildings: Building[]): Room[] =>
  buildings.flatMap(({ floors }) => floors.flatMap(({ rooms }) => rooms))

export interface FloorLine {
  key: string
  building: string
  floor: number | null
  tally: Tally
}

/** A floor's key in filters and addresses: "A|8"; "|" is the floor that nobody knows of a hotel of one house. */
export const floorKey = (building: string, floor: number | null): string => `${building}|${floor ?? ''}`

export const byFloor = (buildings: Building[]): FloorLine[] =>
  buildings.flatMap(({ name, floors }) => floors.map(({ floor, rooms }) => ({
    key: floorKey(name, floor), building: name, floor, tally: tallyOf(rooms),
  })))

/** A crew's work over all of its visits; `working`: the rooms it is in now. */
export interface CrewLine {
  crew: string
  orders: Part[]
  tally: Tally
  working: Room[]
  /** What a finished room took on average; undefined while none is. */
  pace_s: number | undefined
}

function paceOf(rooms: Room[]): number | undefined {
  const took = rooms.flatMap(({ took_s }) => took_s ?? [])
  return took.length ? took.reduce((sum, each) => sum + each, 0) / took.length : undefined
}

/** Who has which rooms, the busiest first. Visits without a crew stand together under "". */
export function byCrew({ buildings, orders }: Pick<Matrix, 'buildings' | 'orders'>): CrewLine[] {
  const rooms = grouped(roomsOf(buildings).filter(({ order }) => order), ({ order }) => order)
  const lines = [...grouped(orders, ({ crew }) => crew)].map(([crew, parts]) => {
    const held = parts.flatMap(({ number }) => rooms.get(number) ?? [])
    const working = held.filter(({ state }) => state === 'in_work')
    return { crew, orders: parts, tally: tallyOf(held), working, pace_s: paceOf(held) }
  })
  return lines
    .filter(({ tally }) => tally.total > 0)
    .sort((one, other) => other.working.length - one.working.length || other.tally.total - one.tally.total)
}

export interface RoomFilter {
  state: RoomState | ''
  /** A crew's name; `-` stands for rooms that nobody was sent to. */
  crew: string
  floor: string
  only: 'occupied' | 'flagged' | ''
  q: string
}

export const NO_CREW = '-'

export const stateOf = (said: string): RoomState | '' => ROOM_STATES.find((each) => each === said) ?? ''

const saidOf = ({ name, terminals }: Room): string =>
  [name, ...terminals.flatMap(({ mac, sn }) => [mac, sn])].join(' ').toUpperCase()

/** Which rooms a filter asks for, by name; undefined when it asks for all. */
export function matching(
  { buildings, orders }: Pick<Matrix, 'buildings' | 'orders'>, filter: RoomFilter,
): Set<string> | undefined {
  if (!Object.values(filter).some((each) => each !== '')) return undefined
  const crews = new Map(orders.map(({ number, crew }) => [number, crew]))
  const q = filter.q.trim().toUpperCase()
  const fits = (room: Room): boolean =>
    (!filter.state || room.state === filter.state)
    && (!filter.crew || (crews.get(room.order) || NO_CREW) === filter.crew)
    && (filter.only !== 'occupied' || room.occupancy === 'occupied')
    && (filter.only !== 'flagged' || room.flags.length > 0)
    && (!q || saidOf(room).includes(q))
  return new Set(buildings.flatMap(({ name, floors }) =>
    floors
      .filter(({ floor }) => !filter.floor || filter.floor === floorKey(name, floor))
      .flatMap(({ rooms }) => rooms.filter(fits).map((room) => room.name))))
}
