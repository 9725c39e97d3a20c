import type { DoorView } from '../model'

export type Desk = NonNullable<DoorView['desk']>
export type DeskRoom = Desk['rooms'][number]

/** The rooms of one floor, as the house stands: the highest first. */
export interface Floor {
  key: string
  building: string
  floor: number | null
  rooms: DeskRoom[]
}

/** Rooms by building and floor, from the top down; rooms whose floor nobody knows come last. */
export function floorsOf(rooms: DeskRoom[]): Floor[] {
  const found = new Map<string, Floor>()
  for (const room of rooms) {
    const key = `${room.building}/${room.floor ?? ''}`
    const floor = found.get(key) ?? { key, building: room.building, floor: room.floor, rooms: [] }
    floor.rooms.push(room)
    found.set(key, floor)
  }
  const height = ({ floor }: Floor) => floor ?? Number.NEGATIVE_INFINITY
  return [...found.values()].sort((a, b) =>
    a.building.localeCompare(b.building, undefined, { numeric: true }) || height(b) - height(a))
}

/** A room as it is called on its floor: the building stands at the floor already. */
export const shortName = ({ name, building }: DeskRoom): string =>
  building && name.startsWith(`${building}-`) ? name.slice(building.length + 1) : name

/** What stands on the sheet beside the states: put off and why, and what the crew noted. */
export const exceptionsOf = (rooms: DeskRoom[]): { room: string; note: string }[] =>
  rooms.flatMap(({ name, remark, notes }) =>
    [...(remark ? [remark] : []), ...notes].map((note) => ({ room: name, note })))

/** An instant by the day and the hour that were chosen in Chinese time; undefined while one is missing. */
export function instantOf(day: string, hour: string): string | undefined {
  const said = day && hour ? new Date(`${day}T${hour}:00+08:00`) : undefined
  return said && !Number.isNaN(said.getTime()) ? said.toISOString() : undefined
}
