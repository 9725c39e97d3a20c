import { inView, pixelOf, type View } from '../plane'
import { LOOKS, type Look, type Scene, type Spot } from '../scene'
import { drawMark, MARKS, stampOf } from './marks'
import type { Palette } from './palette'

type Pen = CanvasRenderingContext2D

const FAR = { scale: 2 ** 9, unit: 3 }
/** More cells than any screen is high. */
const ROW = 100_000
const MARKED = ['start', ...LOOKS] as const
const NEAR = { scale: 2 ** 14, unit: 8 }

/** The radius of a mark in pixels: larger where fewer of them share the view. */
export function unitAt(scale: number): number {
  const along = Math.log(scale / FAR.scale) / Math.log(NEAR.scale / FAR.scale)
  return FAR.unit + (NEAR.unit - FAR.unit) * Math.min(1, Math.max(0, along))
}

function stamper(pen: Pen, palette: Palette, view: View) {
  const unit = unitAt(view.scale)
  const side = Math.ceil(unit * 4)
  const stamps = new Map<Look | 'start', HTMLCanvasElement>()
  /** What already has a mark of that look: of thousands in a small map most would only cover their like. */
  const covered = new Map<Look | 'start', Set<number>>(MARKED.map((look) => [look, new Set()]))
  const cell = Math.max(1, unit * 0.6)
  return (look: Look | 'start', place: { x: number; y: number }) => {
    const { x, y } = pixelOf(place, view)
    if (!inView({ x, y }, view, side)) return
    const at = Math.round(x / cell) * ROW + Math.round(y / cell)
    const known = covered.get(look)
    if (known?.has(at)) return
    known?.add(at)
    let stamp = stamps.get(look)
    if (!stamp) stamps.set(look, stamp = stampOf(look, palette, unit))
    pen.drawImage(stamp, x - side / 2, y - side / 2, side, side)
  }
}

function gathered(spots: Spot[]): Map<Look, Spot[]> {
  const byLook = new Map<Look, Spot[]>(LOOKS.map((look) => [look, []]))
  for (const spot of spots) byLook.get(spot.look)?.push(spot)
  return byLook
}

/**
 * The starts and the places of a scene, what matters most above. With `only` (staff numbers) the others' fade, but
 * those that nobody goes to stay.
 */
export function paintPlaces(pen: Pen, view: View, scene: Scene, palette: Palette, only: ReadonlySet<string>): void {
  const stamp = stamper(pen, palette, view)
  const fades = (staff_no: string) => only.size > 0 && staff_no !== '' && !only.has(staff_no)
  const byLook = gathered(scene.spots)
  for (const faded of [true, false]) {
    pen.globalAlpha = faded ? 0.22 : 1
    for (const start of scene.starts) if (fades(start.staff_no) === faded) stamp('start', start)
    for (const look of LOOKS) {
      for (const spot of byLook.get(look) ?? []) if (fades(spot.staff_no) === faded) stamp(look, spot)
    }
  }
  pen.globalAlpha = 1
}

/** A place once more, above all others, with a ring about it. */
export function paintRinged(pen: Pen, view: View, spot: Spot, palette: Palette, ink: keyof Palette): void {
  const unit = unitAt(view.scale) + 1
  const { x, y } = pixelOf(spot, view)
  pen.save()
  pen.translate(x, y)
  drawMark(pen, MARKS[spot.look], palette, unit)
  for (const [colour, width] of [['card', 5], [ink, 2.5]] as const) {
    pen.beginPath()
    pen.arc(0, 0, unit + 6, 0, 2 * Math.PI)
    pen.lineWidth = width
    pen.strokeStyle = palette[colour]
    pen.stroke()
  }
  pen.restore()
}
