import type { RollOut } from '../model'

export const WHICH = ['all', 'running', 'late', 'done'] as const
export type Which = (typeof WHICH)[number]

/** A hotel of the list, with how many promises and tasks of it are past due. */
export interface Listed {
  rollout: RollOut
  overdue: number
}

/** The first visit was due and nobody has been there. */
export const firstVisitLate = ({ first_visit }: RollOut, now_ms: number): boolean =>
  first_visit?.outcome === 'violated'
  || (first_visit?.outcome === 'pending' && first_visit.due_at !== null && Date.parse(first_visit.due_at) < now_ms)

const isLate = ({ rollout, overdue }: Listed, now_ms: number): boolean => overdue > 0 || firstVisitLate(rollout, now_ms)
export const isDone = ({ rooms, done }: RollOut): boolean => rooms > 0 && done === rooms
export const leftOf = ({ rooms, done, deferred, in_work }: RollOut): number => rooms - done - deferred - in_work

const FITS: Record<Which, (each: Listed, now_ms: number) => boolean> = {
  all: () => true,
  running: ({ rollout }) => !isDone(rollout),
  late: isLate,
  done: ({ rollout }) => isDone(rollout),
}

/** The hotels that a word and a choice ask for; those that run late first, then as they came. */
export function fitting(listed: Listed[], { which, q }: { which: Which; q: string }, now_ms: number): Listed[] {
  const word = q.trim().toLowerCase()
  const said = ({ hotel, address, code, manager, manager_name }: RollOut) =>
    [hotel, address, code, manager, manager_name].join(' ').toLowerCase()
  const found = listed.filter((each) => FITS[which](each, now_ms) && said(each.rollout).includes(word))
  return found.toSorted((one, other) => Number(isLate(other, now_ms)) - Number(isLate(one, now_ms)))
}
