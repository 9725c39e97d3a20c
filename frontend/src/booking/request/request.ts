import type { components } from '@/shared/api'

type Schemas = components['schemas']
export type RequestIn = Schemas['RequestIn']
export type Options = Schemas['RequestOptions']
export type Grid = Schemas['RequestGrid']
export type Kind = RequestIn['kind']
export type Part = RequestIn['wished_part']
export type Product = RequestIn['products'][number]

export const PARTS: Part[] = ['day', 'morning', 'afternoon', 'evening']
export const PRODUCTS: Product[] = ['broadband', 'iptv', 'voice']

/** What somebody fills in on the web. `website` is the field that no person sees. */
export interface Filled {
  kind: Kind | ''
  need: string
  name: string
  phone: string
  address: string
  grid: string
  place: { lat: number; lon: number } | undefined
  products: Product[]
  wishedOn: string
  wishedPart: Part
  website: string
}

export const empty = (): Filled => ({
  kind: '', need: '', name: '', phone: '', address: '', grid: '', place: undefined, products: [], wishedOn: '',
  wishedPart: 'day', website: '',
})

/** What is still blank of what every request states; the server judges the rest. */
export function blanks(filled: Filled): (keyof Filled)[] {
  const texts = (['kind', 'need', 'name', 'phone', 'address'] as const).filter((name) => !filled[name].trim())
  return filled.grid || filled.place ? texts : [...texts, 'grid']
}

export function requestOf(id: string, kind: Kind, filled: Filled, language: 'zh' | 'en'): RequestIn {
  const { need, name, phone, address, grid, place, products, wishedOn, wishedPart, website } = filled
  return {
    id, kind, need, name, phone, address, grid, products, website, language,
    lat: place?.lat,
    lon: place?.lon,
    wished_on: wishedOn || undefined,
    wished_part: wishedPart,
  }
}

type Ring = number[][]

/** A grid of the drawing: its path, and where its name stands. */
export interface Shape {
  code: string
  d: string
  x: number
  y: number
}

/** Grids as paths of one drawing: longitudes drawn as wide as they are at the middle's latitude. */
export function drawn(grids: Grid[]): { width: number; height: number; shapes: Shape[] } {
  const rings = grids.map(({ code, boundary }) => ({ code, ring: boundary.coordinates[0] ?? [] }))
  const points = rings.flatMap(({ ring }) => ring)
  const lons = points.map(([lon = 0]) => lon)
  const lats = points.map(([, lat = 0]) => lat)
  const west = Math.min(...lons)
  const north = Math.max(...lats)
  const south = Math.min(...lats)
  const narrow = Math.cos(((north + south) / 2) * (Math.PI / 180))
  const width = Math.max((Math.max(...lons) - west) * narrow, 1e-6)
  const scale = 320 / width
  const place = ([lon = 0, lat = 0]: number[]) => [(lon - west) * narrow * scale, (north - lat) * scale] as const
  const at = (point: number[]) => place(point).map((each) => each.toFixed(1)).join(' ')
  const path = (ring: Ring) => (ring.length ? `M${ring.map(at).join('L')}Z` : '')
  const middle = (ring: Ring, axis: 0 | 1) => {
    const along = ring.map((point) => place(point)[axis])
    return (Math.min(...along) + Math.max(...along)) / 2
  }
  return {
    width: 320,
    height: Math.max((north - south) * scale, 1),
    shapes: rings.map(({ code, ring }) => ({ code, d: path(ring), x: middle(ring, 0), y: middle(ring, 1) })),
  }
}

/** The grid that holds a point; the even-odd rule, as on the server. */
export function gridAt(grids: Grid[], { lat, lon }: { lat: number; lon: number }): Grid | undefined {
  return grids.find(({ boundary }) => {
    const [outer = [], ...holes] = boundary.coordinates
    return inside(outer, lat, lon) && !holes.some((hole) => inside(hole, lat, lon))
  })
}

function inside(ring: Ring, lat: number, lon: number): boolean {
  let crossed = false
  ring.forEach(([lonA = 0, latA = 0], at) => {
    const [lonB = 0, latB = 0] = ring[(at + 1) % ring.length] ?? []
    const straddles = (latA > lat) !== (latB > lat)
    if (straddles && lon < lonA + ((lat - latA) / (latB - latA)) * (lonB - lonA)) crossed = !crossed
  })
  return crossed
}
