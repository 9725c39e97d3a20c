import { timeOfDay } from '@/shared/i18n/dates'
import type { Slot } from './useCapacity'

export interface SlotGrid {
  times: string[]
  rows: { grid: string; slots: (Slot | undefined)[] }[]
}

const timeOf = ({ from_at, to_at }: Slot): string => `${timeOfDay(from_at)}–${timeOfDay(to_at)}`

/** A day's windows as a table: a row for each grid, a column for each time of day. */
export function slotGrid(slots: Slot[]): SlotGrid {
  const times = [...new Set(slots.map(timeOf))].sort()
  const grids = [...new Set(slots.map(({ grid }) => grid))].sort()
  const found = new Map(slots.map((slot) => [`${slot.grid} ${timeOf(slot)}`, slot]))
  return { times, rows: grids.map((grid) => ({ grid, slots: times.map((time) => found.get(`${grid} ${time}`)) })) }
}
