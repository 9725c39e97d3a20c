import { answer, api, type components } from '@/shared/api'
import { useLive, type Live } from '@/shared/useLive'

export type Slot = components['schemas']['SlotOut']

/** The windows of a local day in the reader's grids, with what is taken of them; kept fresh. */
export const useCapacity = (wanted: () => { day: string; grid: string }): Live<Slot[]> =>
  useLive(
    wanted,
    ({ day, grid }) => answer(api.GET('/api/capacity', { params: { query: { day, ...(grid && { grid }) } } })),
    { every_s: 20 },
  )

/** How many places a window has, and whether it takes new bookings. */
export const setCapacity = (slot: string, body: { capacity: number; open: boolean }) =>
  answer(api.PUT('/api/capacity/{slot}', { params: { path: { slot } }, body }))
