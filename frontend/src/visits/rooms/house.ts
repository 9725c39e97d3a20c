import { countsOf, type RoomNow } from './rooms'

export interface Floor {
  building: string
  floor: string
  rooms: RoomNow[]
  done: number
  /** Rooms of this order that nobody has begun or put off. */
  left: number
}

export interface Building {
  name: string
  floors: Floor[]
}

const natural = new Intl.Collator('zh', { numeric: true })

const inOrder = (one: RoomNow, other: RoomNow): number => natural.compare(one.number, other.number)

function floorOf(building: string, floor: string, rooms: RoomNow[]): Floor {
  const mine = rooms.filter((room) => room.mine)
  return { building, floor, rooms: rooms.toSorted(inOrder), done: countsOf(mine).done, left: countsOf(mine).todo }
}

/** The hotel as it stands: buildings side by side, floors from the top down as one sees a house. */
export function houseOf(rooms: RoomNow[]): Building[] {
  const names = [...new Set(rooms.map(({ building }) => building))].sort(natural.compare)
  return names.map((name) => {
    const here = rooms.filter(({ building }) => building === name)
    const floors = [...new Set(here.map(({ floor }) => floor))].sort((one, other) => natural.compare(other, one))
    return { name, floors: floors.map((floor) => floorOf(name, floor, here.filter((room) => room.floor === floor))) }
  })
}

const plain = (text: string): string =>
  text.normalize('NFKC').toUpperCase().replace(/[\s\-—_#号室房栋座楼]/g, '')

/** Rooms whose number begins as typed, exact ones first. `a801`, `Ａ-801` and `A栋801` are the same. */
export function found(rooms: RoomNow[], typed: string): RoomNow[] {
  const wanted = plain(typed)
  if (!wanted) return []
  const exact = rooms.filter(({ room, number }) => plain(room) === wanted || plain(number) === wanted)
  const begun = rooms.filter((each) => !exact.includes(each)
    && (plain(each.room).startsWith(wanted) || plain(each.number).startsWith(wanted)))
  return [...exact, ...begun.toSorted(inOrder)]
}

/** How long a room's number may be. */
export const NUMBER_MAX = 12
const NEAR = 4

/** A room that the list doesn't have, as events name it, and why it is added. */
export interface NewRoom { room: string; note: string }

/** What was typed as building and number: `a栋813` where there is a building A. */
export function namedAs(typed: string, buildings: string[]): { building: string; number: string } {
  const wanted = plain(typed)
  const building = buildings.find((name) => name && wanted.startsWith(plain(name)) && wanted !== plain(name))
  return { building: building ?? '', number: wanted.slice(building ? plain(building).length : 0).slice(0, NUMBER_MAX) }
}

/** The rooms whose numbers are nearest to one that isn't there. */
export function nearTo(rooms: RoomNow[], typed: string): RoomNow[] {
  const { building, number } = namedAs(typed, [...new Set(rooms.map((room) => room.building))])
  const digits = Number(number.replace(/\D/g, '')) || 0
  const away = (room: RoomNow) => Math.abs((Number(room.number.replace(/\D/g, '')) || 0) - digits)
  return rooms.filter((room) => !building || room.building === building)
    .toSorted((one, other) => away(one) - away(other) || inOrder(one, other)).slice(0, NEAR)
}

/** A deferred room whose time has come. */
const isDue = ({ state, again_at }: RoomNow, now_ms: number): boolean =>
  state === 'deferred' && again_at !== null && Date.parse(again_at) <= now_ms

/**
 * Where to go next: a room whose agreed time has come, else the nearest one to do: on the floor where we are, vacant
 * ones before those with guests, then the floors below and above.
 */
export function nextRoom(rooms: RoomNow[], now_ms: number, from?: RoomNow): RoomNow | undefined {
  const mine = rooms.filter(({ mine, occupancy, room }) => mine && occupancy !== 'closed' && room !== from?.room)
  const due = mine.filter((each) => isDue(each, now_ms)).toSorted((one, other) =>
    Date.parse(one.again_at ?? '') - Date.parse(other.again_at ?? ''))
  const away = (room: RoomNow): number[] => [
    from && room.building !== from.building ? 1 : 0,
    from ? Math.abs(Number(room.floor) - Number(from.floor)) || 0 : 0,
    room.occupied === true ? 1 : 0,
  ]
  const todo = mine.filter(({ state }) => state === 'todo').toSorted((one, other) => {
    const [these, those] = [away(one), away(other)]
    const differs = these.findIndex((value, place) => value !== those[place])
    return differs === -1 ? inOrder(one, other) : (these[differs] ?? 0) - (those[differs] ?? 0)
  })
  return due[0] ?? todo[0]
}

/** The room that is open now: nobody should stand in two. */
export const openRooms = (rooms: RoomNow[]): RoomNow[] => rooms.filter(({ state }) => state === 'in_work')
