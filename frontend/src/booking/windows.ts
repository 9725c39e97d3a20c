import type { components } from '@/shared/api'
import { dayKey } from '@/shared/i18n/dates'

export type Offer = components['schemas']['DoorOffer']

export interface OfferDay {
  day: string
  from_at: string
  offers: Offer[]
  free: number
}

/** The windows by day, in order. */
export function byDay(offers: Offer[]): OfferDay[] {
  const days = new Map<string, Offer[]>()
  for (const offer of offers.toSorted((one, other) => one.from_at.localeCompare(other.from_at))) {
    const day = dayKey(offer.from_at)
    days.set(day, [...(days.get(day) ?? []), offer])
  }
  return [...days].map(([day, of]) => ({
    day, offers: of, from_at: of[0]?.from_at ?? day, free: of.filter(({ offered }) => offered).length,
  }))
}

/** The day to open with: of the wished window if it is free, else the first with a free one. */
export function firstDay(days: OfferDay[]): string | undefined {
  const wished = days.find(({ offers }) => offers.some((offer) => offer.wished && offer.offered))
  return (wished ?? days.find(({ free }) => free > 0) ?? days[0])?.day
}
