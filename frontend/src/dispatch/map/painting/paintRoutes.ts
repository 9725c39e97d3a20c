import { pixelOf, type Point, type View } from '../plane'
import type { Route } from '../scene'
import type { Palette } from './palette'

type Pen = CanvasRenderingContext2D

/** How much a route stands out: of the picked order, under the pointer, of chosen technicians, as it was before. */
export type Stress = 'picked' | 'hovered' | 'chosen' | 'before'

interface Stroke {
  ink: keyof Palette
  width: number
  dash: number[]
  counted: boolean
}

const STROKES: Record<Stress, Stroke> = {
  picked: { ink: 'accent', width: 3, dash: [], counted: true },
  hovered: { ink: 'teal', width: 2.5, dash: [], counted: true },
  chosen: { ink: 'teal', width: 1.8, dash: [], counted: false },
  before: { ink: 'ink-faint', width: 1.5, dash: [4, 4], counted: false },
}

const ARROW = 5
/** Of a leg in pixels: shorter ones have no room for an arrow. */
const LEAST_LEG = 22

function trace(pen: Pen, pixels: Point[]): void {
  pen.beginPath()
  for (const { x, y } of pixels) pen.lineTo(x, y)
  pen.stroke()
}

/** An arrow in the middle of a leg, pointing on. */
function arrow(pen: Pen, from: Point, to: Point, size: number): void {
  if (Math.hypot(to.x - from.x, to.y - from.y) < LEAST_LEG) return
  pen.save()
  pen.translate((from.x + to.x) / 2, (from.y + to.y) / 2)
  pen.rotate(Math.atan2(to.y - from.y, to.x - from.x))
  pen.beginPath()
  pen.moveTo(size, 0)
  pen.lineTo(-size * 0.8, size * 0.85)
  pen.lineTo(-size * 0.8, -size * 0.85)
  pen.fill()
  pen.restore()
}

/** A route with its direction, light around it so that it stands clear of streets. */
export function paintRoute(pen: Pen, view: View, route: Route, palette: Palette, stress: Stress): void {
  const { ink, width, dash } = STROKES[stress]
  const pixels = route.points.map((point) => pixelOf(point, view))
  pen.lineJoin = pen.lineCap = 'round'
  pen.setLineDash([])
  pen.strokeStyle = palette.card
  pen.lineWidth = width + 2.5
  pen.globalAlpha = 0.75
  trace(pen, pixels)
  pen.globalAlpha = 1
  pen.setLineDash(dash)
  pen.strokeStyle = pen.fillStyle = palette[ink]
  pen.lineWidth = width
  trace(pen, pixels)
  pen.setLineDash([])
  pixels.slice(1).forEach((to, at) => arrow(pen, pixels[at] as Point, to, ARROW + width / 2))
}

/** The stops of a route that matters, counted from one. */
export function paintCounts(pen: Pen, view: View, route: Route, palette: Palette, stress: Stress): void {
  const { ink, counted } = STROKES[stress]
  if (!counted) return
  const stops = route.points.slice(route.points.length - route.numbers.length)
  pen.font = `700 10px ${palette.font}`
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  stops.map((point) => pixelOf(point, view)).forEach(({ x, y }, at) => {
    pen.fillStyle = palette[ink]
    pen.beginPath()
    pen.arc(x + 10, y - 10, 7.5, 0, 2 * Math.PI)
    pen.fill()
    pen.fillStyle = palette.card
    pen.fillText(String(at + 1), x + 10, y - 9.5)
  })
}
