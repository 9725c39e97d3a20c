import type { Look } from '../scene'
import type { Palette } from './palette'

type Pen = CanvasRenderingContext2D
type Shape = 'ring' | 'disc' | 'triangle' | 'diamond' | 'square'

interface Mark {
  shape: Shape
  size: number
  fill: keyof Palette
  edge: keyof Palette
  /** A sign inside. */
  sign?: string
}

/** A shape of its own for each state, so that it can be told without its colour. */
export const MARKS: Record<Look | 'start', Mark> = {
  over: { shape: 'disc', size: 0.62, fill: 'satisfied', edge: 'card' },
  ahead: { shape: 'ring', size: 0.85, fill: 'card', edge: 'teal' },
  moving: { shape: 'triangle', size: 1.15, fill: 'teal', edge: 'card' },
  working: { shape: 'square', size: 0.95, fill: 'teal', edge: 'card' },
  late: { shape: 'ring', size: 1, fill: 'card', edge: 'violated', sign: '!' },
  waiting: { shape: 'diamond', size: 1.1, fill: 'accent', edge: 'card' },
  urgent: { shape: 'diamond', size: 1.45, fill: 'violated', edge: 'card', sign: '!' },
  start: { shape: 'square', size: 0.6, fill: 'card', edge: 'ink-faint' },
}

function outline(pen: Pen, shape: Shape, radius: number): void {
  pen.beginPath()
  if (shape === 'ring' || shape === 'disc') return pen.arc(0, 0, radius, 0, 2 * Math.PI)
  if (shape === 'square') return pen.rect(-radius * 0.86, -radius * 0.86, radius * 1.72, radius * 1.72)
  const corners = shape === 'triangle'
    ? [[0, -1.05], [0.98, 0.75], [-0.98, 0.75]]
    : [[0, -1.08], [1.08, 0], [0, 1.08], [-1.08, 0]]
  for (const [x = 0, y = 0] of corners) pen.lineTo(x * radius, y * radius)
  pen.closePath()
}

/** Draws a mark about the pen's origin; `unit`: the radius of the plain one in pixels. */
export function drawMark(pen: Pen, { shape, size, fill, edge, sign }: Mark, palette: Palette, unit: number): void {
  outline(pen, shape, unit * size)
  pen.fillStyle = palette[fill]
  pen.fill()
  pen.lineWidth = shape === 'ring' ? Math.max(1.5, unit * 0.36) : 1
  pen.strokeStyle = palette[edge]
  pen.stroke()
  if (!sign || unit < 5) return
  pen.fillStyle = palette[shape === 'ring' ? edge : 'card']
  pen.font = `700 ${Math.round(unit * 1.5)}px ${palette.font}`
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillText(sign, 0, unit * 0.1)
}

/** A mark drawn once, to be stamped thousands of times. */
export function stampOf(look: keyof typeof MARKS, palette: Palette, unit: number): HTMLCanvasElement {
  const stamp = document.createElement('canvas')
  const dense = window.devicePixelRatio || 1
  const side = Math.ceil(unit * 4)
  stamp.width = stamp.height = side * dense
  const pen = stamp.getContext('2d')
  if (!pen) throw new Error('This browser draws on no canvas.')
  pen.scale(dense, dense)
  pen.translate(side / 2, side / 2)
  drawMark(pen, MARKS[look], palette, unit)
  return stamp
}
