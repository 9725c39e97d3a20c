import type { components } from '@/shared/api'
import { dayKey, timeOfDay } from '@/shared/i18n/dates'

export type Offer = components['schemas']['OfferOut']

export interface WindowGrid {
  /** `2026-03-02`, in order. */
  days: string[]
  rows: { time: string; cells: (Offer | undefined)[] }[]
}

/** Offers as a table: a column for each day, a row for each time of day. A day that lacks a window has a gap. */
export function windowGrid(offers: Offer[]): WindowGrid {
  const days = distinct(offers.map(({ from_at }) => dayKey(from_at)))
  const times = distinct(offers.map(timeOf))
  const cell = new Map(offers.map((offer) => [`${dayKey(offer.from_at)} ${timeOf(offer)}`, offer]))
  return { days, rows: times.map((time) => ({ time, cells: days.map((day) => cell.get(`${day} ${time}`)) })) }
}

const distinct = (values: string[]): string[] => [...new Set(values)].sort()

const timeOf = ({ from_at, to_at }: Offer): string => `${timeOfDay(from_at)}–${timeOfDay(to_at)}`
