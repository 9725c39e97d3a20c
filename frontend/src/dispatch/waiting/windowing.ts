/** A row that is opened, and how much taller that makes it. */
export interface Opened {
  index: number
  extra: number
}

export interface Drawn {
  first: number
  end: number
}

export interface Scrolled {
  top: number
  height: number
  row: number
  count: number
}

/** Where a row begins. */
export const topOf = (index: number, row: number, opened?: Opened): number =>
  index * row + (opened && index > opened.index ? opened.extra : 0)

function rowAt(y: number, row: number, opened?: Opened): number {
  const below = opened ? (opened.index + 1) * row : Infinity
  if (!opened || y < below) return Math.floor(y / row)
  return y < below + opened.extra ? opened.index : Math.floor((y - opened.extra) / row)
}

/** The rows [first, end) to draw: those in view and a few beyond. */
export function rowsInView({ top, height, row, count }: Scrolled, opened?: Opened, spare = 4): Drawn {
  const first = Math.max(0, Math.min(rowAt(top, row, opened) - spare, count - 1))
  return { first, end: Math.min(count, rowAt(top + height, row, opened) + 1 + spare) }
}
