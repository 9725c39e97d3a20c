import { answer, api } from '@/shared/api'
import { useLive, type Live } from '@/shared/useLive'
import type { Board, Candidate, Plan } from './model'

const path = (number: string) => ({ path: { number } })

/** The day of the reader's unit, kept fresh. Without a grid all of them. */
export const useBoard = (wanted: () => { day: string; grid: string }): Live<Board> =>
  useLive(
    wanted,
    ({ day, grid }) =>
      answer(api.GET('/api/board', { params: { query: { day, ...(grid && { grid }) } } })) as Promise<Board>,
    { every_s: 15 },
  )

/** Who could take an order, the best first, and why the others can't. */
export const useCandidates = (number: () => string): Live<Candidate[]> =>
  useLive(number, (wanted) => answer(api.GET('/api/orders/{number}/candidates', { params: path(wanted) })))

/** Sends a technician; he comes at the start that fits his day best. */
export const assign = (number: string, staff_no: string) =>
  answer(api.POST('/api/orders/{number}/assign', { params: path(number), body: { staff_no } }))

export const unassign = (number: string, reason: string) =>
  answer(api.POST('/api/orders/{number}/unassign', { params: path(number), body: { reason } }))

/** Plans a day of the reader's unit; a dry run shows the changes and writes nothing. */
export const planDay = (day: string, dry_run: boolean): Promise<Plan> =>
  answer(api.POST('/api/plan', { body: { day, dry_run } }))
