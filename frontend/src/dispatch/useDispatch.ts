import { answer, api } from '@/shared/api'
import { useLive, type Live } from '@/shared/useLive'
import type { Board, Candidate, Changes, Move, Moved, Outcome } from './model'

const path = (number: string) => ({ path: { number } })

/** A day of the reader's unit; without a grid all of it. */
export interface Wanted {
  day: string
  grid: string
}

const query = ({ day, grid }: Wanted) => ({ day, ...(grid && { grid }) })

export const loadBoard = (wanted: Wanted, signal: AbortSignal): Promise<Board> =>
  answer(api.GET('/api/board', { params: { query: query(wanted) }, signal })) as Promise<Board>

/** What has changed on a board since a revision. */
export const loadChanges = (wanted: Wanted, since: number, signal: AbortSignal): Promise<Changes> =>
  answer(api.GET('/api/board/changes', { params: { query: { ...query(wanted), since } }, signal })) as Promise<Changes>

/** Whether moves are allowed and what they cost. Writes nothing. */
export const checkMoves = (day: string, moves: Move[], signal: AbortSignal): Promise<Outcome> =>
  answer(api.POST('/api/board/check', { body: { day, moves }, signal })) as Promise<Outcome>

/** `even_if`: why a promise may be broken. */
export const makeMoves = (day: string, moves: Move[], revision: number, even_if?: string): Promise<Moved> =>
  answer(api.POST('/api/board/moves', {
    body: { day, moves, revision, even_if_promise_breaks: even_if !== undefined, reason: even_if ?? '' },
  })) as Promise<Moved>

export const undoMoves = (change_id: string) => answer(api.POST('/api/board/undo', { body: { change_id } }))

/** Pinned visits stay where they are when the day is planned. */
export const pinVisits = (numbers: string[], pinned: boolean) =>
  answer(api.POST('/api/board/pins', { body: { numbers, pinned } }))

/** Who could take an order, the best first, and why the others can't. */
export const useCandidates = (number: () => string): Live<Candidate[]> =>
  useLive(number, (wanted) => answer(api.GET('/api/orders/{number}/candidates', { params: path(wanted) })))

/** Sends a technician; he comes at the start that fits his day best. */
export const assign = (number: string, staff_no: string) =>
  answer(api.POST('/api/orders/{number}/assign', { params: path(number), body: { staff_no } }))

export const unassign = (number: string, reason: string) =>
  answer(api.POST('/api/orders/{number}/unassign', { params: path(number), body: { reason } }))
