import type { PointGroup } from 'signature_pad'

export interface Size {
  width: number
  height: number
}

/**
 * The strokes as they fit a pad of another size: same shape, moved to its middle, smaller when they must be,
 * so that turning the phone after signing loses nothing.
 */
export function refitted(strokes: PointGroup[], from: Size, to: Size): PointGroup[] {
  const factor = Math.min(1, to.width / from.width, to.height / from.height)
  const left = (to.width - from.width * factor) / 2
  const top = (to.height - from.height * factor) / 2
  return strokes.map((stroke) => ({
    ...stroke,
    points: stroke.points.map((point) => ({ ...point, x: point.x * factor + left, y: point.y * factor + top })),
  }))
}
