import { answer, api } from '@/shared/api'
import { useLive, type Live } from '@/shared/useLive'
import type { Offer } from './windowGrid'

const path = (number: string) => ({ path: { number } })

/** The windows of an order's grid for some days from today, kept fresh: others book at the same time. */
export const useWindows = (number: () => string, days: () => number): Live<Offer[]> =>
  useLive(
    () => ({ number: number(), days: days() }),
    async (wanted) => {
      const params = { params: { ...path(wanted.number), query: { days: wanted.days } } }
      return (await answer(api.GET('/api/orders/{number}/windows', params))).offers
    },
    { every_s: 15 },
  )

export interface NewPromise {
  slot: string
  asked_by: 'customer' | 'us'
  reason: string
  event_id: string
}

/** Promises the customer a window. With the same `event_id` again it promises nothing twice. */
export const promiseWindow = (number: string, promise: NewPromise) =>
  answer(api.POST('/api/orders/{number}/window', { params: path(number), body: promise }))
