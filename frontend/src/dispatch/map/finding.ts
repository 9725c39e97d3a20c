import { pixelOf, type Point, type View } from './plane'
import type { Scene, Spot } from './scene'

/** The place nearest to a pixel within so many of them; of places upon each other the one that is drawn last. */
export function nearest<Place extends Point>(places: Place[], view: View, at: Point, reach = 12): Place | undefined {
  let best: Place | undefined
  let least = reach * reach
  for (const place of places) {
    const { x, y } = pixelOf(place, view)
    const apart = (x - at.x) ** 2 + (y - at.y) ** 2
    if (apart > least) continue
    best = place
    least = apart
  }
  return best
}

/** The order one step on from the picked one: along its technician's day, or through those that nobody goes to. */
export function stepped({ spots, byNumber }: Scene, picked: string, by: 1 | -1): Spot | undefined {
  const now = byNumber.get(picked)
  const whose = now?.staff_no ?? (spots.some(({ staff_no }) => staff_no === '') ? '' : spots[0]?.staff_no)
  const along = spots.filter(({ staff_no }) => staff_no === whose)
  const at = now ? along.indexOf(now) + by : by === 1 ? 0 : -1
  return along.at(at < along.length ? at : 0)
}
