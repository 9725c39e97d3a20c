import { pixelOf, type Point, type View } from '../plane'
import type { Palette } from './palette'

type Pen = CanvasRenderingContext2D

/** A grid as the map draws it: its ring and where its name stands. */
export interface Area {
  code: string
  title: string
  ring: Point[]
  centre: Point
}

const LEAST_NAMED = 34

function widthOf(ring: Point[], view: View): number {
  const xs = ring.map(({ x }) => x)
  return (Math.max(...xs) - Math.min(...xs)) * view.scale
}

/** Grids; on plain ground filled, over tiles only their borders. The chosen one stands out. */
export function paintGrids(
  pen: Pen, view: View, areas: Area[], palette: Palette, { plain, chosen }: { plain: boolean; chosen: string },
): void {
  for (const { code, ring } of areas) {
    pen.beginPath()
    for (const point of ring) {
      const { x, y } = pixelOf(point, view)
      pen.lineTo(x, y)
    }
    pen.closePath()
    pen.fillStyle = palette[code === chosen ? 'teal-wash' : 'card']
    pen.globalAlpha = plain ? 1 : code === chosen ? 0.35 : 0
    pen.fill()
    pen.globalAlpha = 1
    pen.lineWidth = code === chosen ? 2 : 1.25
    pen.strokeStyle = palette[code === chosen ? 'teal' : 'line-strong']
    pen.setLineDash(code === chosen ? [] : [6, 4])
    pen.stroke()
  }
  pen.setLineDash([])
}

/** Above the places, or they would hide them; small grids go without. */
export function paintNames(pen: Pen, view: View, areas: Area[], palette: Palette): void {
  for (const area of areas) name(pen, view, area, palette)
}

function name(pen: Pen, view: View, { title, centre, ring }: Area, palette: Palette): void {
  pen.font = `600 12px ${palette.font}`
  if (widthOf(ring, view) < Math.max(LEAST_NAMED, pen.measureText(title).width)) return
  const { x, y } = pixelOf(centre, view)
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.lineJoin = 'round'
  pen.lineWidth = 4
  pen.strokeStyle = palette.card
  pen.globalAlpha = 0.9
  pen.strokeText(title, x, y)
  pen.fillStyle = palette.ink
  pen.fillText(title, x, y)
  pen.globalAlpha = 1
}
