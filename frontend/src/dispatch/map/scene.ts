import type { OrderKind } from '@/shared/ui/KindTag.vue'
import type { OrderState } from '@/shared/ui/StateTag.vue'
import type { Span } from '../model'
import type { Placer, Point } from './plane'

interface Placed {
  lat?: number | null
  lon?: number | null
}

/** What the map needs of a board; rows and orders without a place are left off it. */
export interface MapVisit extends Span, Placed {
  number: string
  kind: OrderKind
  state: OrderState
  late_risk: boolean
  emergency: boolean
  address_masked: string
}

export interface MapRow {
  staff_no: string
  name: string
  start?: Placed | null
  visits: MapVisit[]
}

export interface MapWaiting extends Placed {
  number: string
  kind: OrderKind
  promised: Span
  emergency: boolean
  address_masked: string
}

export interface MapBoard {
  technicians: MapRow[]
  unassigned: MapWaiting[]
}

/** How a place is drawn, from the one that matters least: what matters more lies above. */
export const LOOKS = ['over', 'ahead', 'moving', 'working', 'late', 'waiting', 'urgent'] as const
export type Look = (typeof LOOKS)[number]

export interface Spot extends Point {
  number: string
  look: Look
  kind: OrderKind
  /** What happens there and when: a visit's hours, else the window promised. */
  span: Span
  /** Whose visit it is; blank while nobody's. */
  staff_no: string
  name: string
  state: OrderState
  address: string
}

export interface Start extends Point {
  staff_no: string
  name: string
}

/** A technician's way through the day: from his start, if known, over his visits in their order. */
export interface Route {
  staff_no: string
  points: Point[]
  /** The visits' numbers; the last so many of `points` are theirs. */
  numbers: string[]
}

export interface Scene {
  spots: Spot[]
  byNumber: ReadonlyMap<string, Spot>
  starts: Start[]
  routes: Map<string, Route>
}

const BY_STATE: Partial<Record<OrderState, Look>> = {
  on_the_way: 'moving', on_site: 'working', rework: 'late', accepted: 'over', replied: 'over', closed: 'over',
}

const lookOf = ({ state, late_risk }: MapVisit): Look => (late_risk ? 'late' : BY_STATE[state] ?? 'ahead')

const positionOf = ({ lat, lon }: Placed) => (typeof lat === 'number' && typeof lon === 'number' ? { lat, lon } : undefined)

function visitSpots({ staff_no, name, visits }: MapRow, place: Placer): Spot[] {
  return visits.flatMap((visit) => {
    const position = positionOf(visit)
    if (!position) return []
    const { number, kind, state, from_at, to_at, address_masked: address } = visit
    const span = { from_at, to_at }
    return { ...place(position), number, kind, state, look: lookOf(visit), span, staff_no, name, address }
  })
}

function waitingSpot(order: MapWaiting, place: Placer): Spot[] {
  const position = positionOf(order)
  if (!position) return []
  const { number, kind, promised: span, emergency, address_masked: address } = order
  const look = emergency ? 'urgent' : 'waiting'
  return [{ ...place(position), number, kind, state: 'booked', look, span, staff_no: '', name: '', address }]
}

const inTime = (one: Spot, other: Spot) => Date.parse(one.span.from_at) - Date.parse(other.span.from_at)

interface Part {
  place: Placer
  starts: Start[]
  own: Spot[]
  route: Route
}

/** Rows that haven't changed keep their identity, and so what was drawn of them. */
const parts = new WeakMap<MapRow, Part>()

function partOf(row: MapRow, place: Placer): Part {
  const kept = parts.get(row)
  if (kept?.place === place) return kept
  const { staff_no, name } = row
  const own = visitSpots(row, place).sort(inTime)
  const begin = row.start ? positionOf(row.start) : undefined
  const starts = begin ? [{ ...place(begin), staff_no, name }] : []
  const route = { staff_no, points: [...starts, ...own], numbers: own.map(({ number }) => number) }
  const part = { place, starts, own, route }
  parts.set(row, part)
  return part
}

/** A board as things on the plane. */
export function sceneOf({ technicians, unassigned }: MapBoard, place: Placer): Scene {
  const drawn = technicians.map((row) => partOf(row, place))
  const spots = [...drawn.flatMap(({ own }) => own), ...unassigned.flatMap((order) => waitingSpot(order, place))]
  return {
    spots,
    byNumber: new Map(spots.map((spot) => [spot.number, spot])),
    starts: drawn.flatMap(({ starts }) => starts),
    routes: new Map(drawn.filter(({ own }) => own.length).map(({ route }) => [route.staff_no, route])),
  }
}
