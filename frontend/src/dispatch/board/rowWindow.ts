/** Rows [first, end) of which something is, or will soon be, in view. */
export interface RowWindow {
  first: number
  end: number
}

interface View {
  /** How far it is scrolled, and how much is in view, in pixels of rows alone. */
  top: number
  height: number
  row: number
  count: number
  /** Rows drawn beyond each edge, so that scrolling finds them there. */
  spare: number
}

/** Rows come and go so many at a time: what is drawn side by side at once is painted in one go. */
const STEP = 3

export function windowOfRows({ top, height, row, count, spare }: View): RowWindow {
  const first = Math.floor((Math.floor(top / row) - spare) / STEP) * STEP
  const end = Math.ceil((Math.ceil((top + height) / row) + spare) / STEP) * STEP
  return { first: Math.max(0, Math.min(first, count - 1)), end: Math.max(0, Math.min(end, count)) }
}

/**
 * Which row each slot of the pool draws. A row always falls to the same slot, so scrolling by one gives one slot
 * another row and leaves the others, and their place in the document, alone.
 */
export function slotsOf({ first, end }: RowWindow, pool: number): { slot: number; index: number }[] {
  const slots = []
  for (let slot = 0; slot < pool; slot += 1) {
    const index = first + ((slot - (first % pool)) + pool) % pool
    if (index < end) slots.push({ slot, index })
  }
  return slots
}

/** Slots enough for every window of that height. */
export const poolFor = (height: number, row: number, spare: number): number =>
  Math.ceil(height / row) + 2 * spare + 2 * STEP - 1

/** How far to scroll so that a row is in view; undefined when it is already. */
export function scrollFor(index: number, { top, height, row }: Pick<View, 'top' | 'height' | 'row'>): number | undefined {
  const begins = index * row
  if (begins < top) return begins
  if (begins + row > top + height) return begins + row - height
  return undefined
}
