import type { Evidence } from '@/shared/offline/photo'

/** A slot may hold several pictures: the first under the slot's name, the others under `route~2`, `route~3`. */
export const MOST_PICTURES = 6

/** Where the picture of a terminal's label lies; the server reads it against the device of the same event. */
export const LABEL_SLOT = 'label'

type Pictures = Record<string, Evidence>

const keyOf = (slot: string, place: number): string => (place === 1 ? slot : `${slot}~${place}`)

/** The slot that a picture was taken for. */
export const slotOf = (key: string): string => key.split('~')[0] ?? key

/** The pictures of a slot in the order in which they were taken. */
export const picturesIn = (slot: string, pictures: Pictures): Evidence[] =>
  placesIn(slot, pictures).map(({ picture }) => picture)

export interface Place {
  key: string
  picture: Evidence
}

export function placesIn(slot: string, pictures: Pictures): Place[] {
  return Array.from({ length: MOST_PICTURES }, (_, at) => keyOf(slot, at + 1))
    .flatMap((key) => (pictures[key] ? [{ key, picture: pictures[key] }] : []))
}

/** Puts a picture in its place; undefined takes it away, and those behind it move up. */
export function withPicture(slot: string, key: string, picture: Evidence | undefined, pictures: Pictures): Pictures {
  const others = Object.entries(pictures).filter(([name]) => slotOf(name) !== slot)
  const places = placesIn(slot, pictures)
  const known = places.some((each) => each.key === key)
  const kept = places.flatMap((each) => (each.key !== key ? [each.picture] : picture ? [picture] : []))
  const now = known || !picture ? kept : [...kept, picture]
  return Object.fromEntries([...others, ...now.map((each, at) => [keyOf(slot, at + 1), each] as const)])
}

/** Pictures named by their slots, laid out by keys. */
export function laidOut<P>(named: [slot: string, picture: P][]): Record<string, P> {
  const counts = new Map<string, number>()
  return Object.fromEntries(named.map(([slot, picture]) => {
    const place = (counts.get(slot) ?? 0) + 1
    counts.set(slot, place)
    return [keyOf(slot, place), picture]
  }))
}
