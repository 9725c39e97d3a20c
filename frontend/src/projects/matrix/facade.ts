import type { Floor } from '../model'

/** What a façade needs to know of a room. */
export interface Placed {
  number: string
}

/** A floor of the picture: a gap where this floor has no room above the one below. */
export interface Storey<R> {
  floor: number | null
  cells: (R | undefined)[]
}

export interface Facade<R> {
  name: string
  columns: number
  storeys: Storey<R>[]
}

/** What of a room's number says where on its floor it lies: "01" of 801 and of 1201. */
export function placeOnFloor(number: string, floor: number | null): string {
  const prefix = floor === null ? '' : String(Math.abs(floor))
  const bare = number.replace(/^[A-Z]+/i, '')
  return prefix && bare.startsWith(prefix) && bare.length > prefix.length ? bare.slice(prefix.length) : bare
}

const byPlace = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true })

/** Above this much empty wall the rooms stand side by side instead of above each other. */
const MOST_GAPS = 0.4

/**
 * A building as it stands: floors from the top down, rooms with the same place above each other. Where the numbers
 * don't say that (each floor counts its own way), rooms are simply side by side.
 */
export function facadeOf<R extends Placed>({ name, floors }: { name: string; floors: Floor<R>[] }): Facade<R> {
  const keyed = floors.map(({ floor, rooms }) => ({
    floor, rooms, byKey: new Map(rooms.map((room) => [placeOnFloor(room.number, floor), room])),
  }))
  const keys = [...new Set(keyed.flatMap(({ byKey }) => [...byKey.keys()]))].sort(byPlace)
  const count = keyed.reduce((sum, { rooms }) => sum + rooms.length, 0)
  const unique = keyed.every(({ byKey, rooms }) => byKey.size === rooms.length)
  const aligned = unique && keys.length * keyed.length * (1 - MOST_GAPS) <= count
  const storeys = keyed.map(({ floor, rooms, byKey }) => ({
    floor, cells: aligned ? keys.map((key) => byKey.get(key)) : rooms,
  }))
  return { name, storeys, columns: Math.max(0, ...storeys.map(({ cells }) => cells.length)) }
}

export interface Spot {
  building: number
  storey: number
  column: number
}

type House = Facade<unknown>[]

const isRoom = (house: House, { building, storey, column }: Spot): boolean =>
  house[building]?.storeys[storey]?.cells[column] !== undefined

const lastColumn = (house: House, { building, storey }: Spot): number =>
  (house[building]?.storeys[storey]?.cells.length ?? 0) - 1

/** The nearest room of a floor, seen from a column. */
function nearest(house: House, spot: Spot): Spot | undefined {
  const last = lastColumn(house, spot)
  for (let away = 0; away <= Math.max(last, spot.column); away += 1) {
    for (const column of [spot.column - away, spot.column + away]) {
      if (column >= 0 && column <= last && isRoom(house, { ...spot, column })) return { ...spot, column }
    }
  }
  return undefined
}

function along(house: House, spot: Spot, step: 1 | -1): Spot | undefined {
  for (let column = spot.column + step; column >= 0 && column <= lastColumn(house, spot); column += step) {
    if (isRoom(house, { ...spot, column })) return { ...spot, column }
  }
  const building = spot.building + step
  const storeys = house[building]?.storeys.length ?? 0
  if (!storeys) return undefined
  const storey = Math.min(spot.storey, storeys - 1)
  return nearest(house, { building, storey, column: step > 0 ? 0 : lastColumn(house, { ...spot, building, storey }) })
}

function upOrDown(house: House, spot: Spot, step: 1 | -1): Spot | undefined {
  const count = house[spot.building]?.storeys.length ?? 0
  for (let storey = spot.storey + step; storey >= 0 && storey < count; storey += step) {
    const found = nearest(house, { ...spot, storey })
    if (found) return found
  }
  return undefined
}

const MOVES: Record<string, (house: House, spot: Spot) => Spot | undefined> = {
  ArrowLeft: (house, spot) => along(house, spot, -1),
  ArrowRight: (house, spot) => along(house, spot, 1),
  ArrowUp: (house, spot) => upOrDown(house, spot, -1),
  ArrowDown: (house, spot) => upOrDown(house, spot, 1),
  Home: (house, spot) => nearest(house, { ...spot, column: 0 }),
  End: (house, spot) => nearest(house, { ...spot, column: lastColumn(house, spot) }),
  PageUp: (house, spot) => nearest(house, { ...spot, storey: 0 }),
  PageDown: (house, spot) => nearest(house, { ...spot, storey: (house[spot.building]?.storeys.length ?? 1) - 1 }),
}

/** Where a key leads in the house; undefined when it is none of ours or there is no way on. */
export const movedBy = (key: string, house: House, spot: Spot): Spot | undefined => MOVES[key]?.(house, spot)

/** The first room there is. */
export function firstSpot(house: House): Spot | undefined {
  for (const [building, { storeys }] of house.entries()) {
    for (const storey of storeys.keys()) {
      const found = nearest(house, { building, storey, column: 0 })
      if (found) return found
    }
  }
  return undefined
}
