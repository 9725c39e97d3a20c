import { grouped } from '../grouped'
import type { Building, Preview, RoomChange } from '../model'

export const CHANGES = ['new', 'changed', 'same'] as const
export type Change = (typeof CHANGES)[number]

/** A room of the list on its way into the house. */
export type Listed = RoomChange & { name: string; change: Change }

export const nameOf = ({ building, number }: { building: string; number: string }): string =>
  building ? `${building}-${number}` : number

const changeOf = (said: string): Change => CHANGES.find((each) => each === said) ?? 'same'

export const countOf = ({ rooms }: Preview, change: Change): number =>
  rooms.filter((room) => room.change === change).length

const fromTheTop = (one: number | null, other: number | null): number =>
  one === other ? 0 : one === null ? 1 : other === null ? -1 : other - one

/** The list's rooms as the house they make: buildings in their order, floors from the top down. */
export function houseOf({ rooms }: Preview): Building<Listed>[] {
  const listed = rooms.map((room) => ({ ...room, name: nameOf(room), change: changeOf(room.change) }))
  return [...grouped(listed, ({ building }) => building)].map(([name, inside]) => ({
    name,
    floors: [...grouped(inside, ({ floor }) => floor)]
      .map(([floor, of]) => ({ floor, rooms: of }))
      .sort((one, other) => fromTheTop(one.floor, other.floor)),
  }))
}

/** Whether taking the list in would do anything. */
export const doesSomething = (preview: Preview): boolean =>
  preview.rooms.some(({ change, added }) => change !== 'same' || added.length > 0)
