import { toGcj02, type Position } from './gcj02'

/** A point of the world as a square of 256 (Web Mercator at zoom 0): times 2^zoom it is the pixel of a map. */
export interface Point {
  x: number
  y: number
}

const SIDE = 256

/** Where a WGS-84 position lies on the world's square. */
export function onPlane({ lat, lon }: Position): Point {
  const sine = Math.sin((lat * Math.PI) / 180)
  return {
    x: SIDE * (lon / 360 + 0.5),
    y: SIDE * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)),
  }
}

/** The position of a point, the reverse. */
export function fromPlane({ x, y }: Point): Position {
  const north = Math.PI * (1 - (2 * y) / SIDE)
  return { lat: (Math.atan(Math.sinh(north)) * 180) / Math.PI, lon: (x / SIDE - 0.5) * 360 }
}

export type Placer = (position: Position) => Point

/** How positions come onto a map whose tiles are drawn in these coordinates. */
export const placerFor = (coordinates: 'wgs84' | 'gcj02' = 'wgs84'): Placer =>
  coordinates === 'gcj02' ? onShiftedPlane : onPlane

const onShiftedPlane: Placer = (position) => onPlane(toGcj02(position))

/** What of the world a map shows: pixels per unit of the square, and the pixel at the left upper corner. */
export interface View {
  scale: number
  left: number
  top: number
  width: number
  height: number
}

export const pixelOf = ({ x, y }: Point, { scale, left, top }: View): Point =>
  ({ x: x * scale - left, y: y * scale - top })

/** Whether a pixel can be seen, or something so large about it. */
export const inView = ({ x, y }: Point, { width, height }: View, about = 0): boolean =>
  x >= -about && y >= -about && x <= width + about && y <= height + about

/** The box about points; undefined about none. */
export function boxAbout(points: Point[]): { least: Point; most: Point } | undefined {
  const [first] = points
  if (!first) return undefined
  const [least, most] = [{ ...first }, { ...first }]
  for (const { x, y } of points) {
    least.x = Math.min(least.x, x)
    least.y = Math.min(least.y, y)
    most.x = Math.max(most.x, x)
    most.y = Math.max(most.y, y)
  }
  return { least, most }
}
