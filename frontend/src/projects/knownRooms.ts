import { roomsOf } from './matrix/tally'
import type { Matrix, Room } from './model'

/** The matrix with the very rooms of the one before where they didn't change, so that only those that did are drawn. */
export function withKnownRooms(matrix: Matrix, before: Matrix | undefined): Matrix {
  if (!before) return matrix
  const known = new Map(roomsOf(before.buildings).map((room) => [room.name, room]))
  const same = (room: Room): Room => {
    const old = known.get(room.name)
    return old && JSON.stringify(old) === JSON.stringify(room) ? old : room
  }
  const buildings = matrix.buildings.map(({ name, floors }) => ({
    name, floors: floors.map(({ floor, rooms }) => ({ floor, rooms: rooms.map(same) })),
  }))
  return { ...matrix, buildings }
}
