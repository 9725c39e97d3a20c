import type { RollOut } from '../model'

export const WHICH = ['all', 'running', 'late', 'done'] as const
export type Which = (typeof WHICH)[number]

/** The first visit was due and nobody has been there. */
export const firstVisitLate = ({ first_visit_due_at, first_visit_at }: RollOut, now_ms: number): boolean =>
  first_visit_due_at !== null && first_visit_at === null && Date.parse(first_visit_due_at) < now_ms

export const isLate = (each: RollOut, now_ms: number): boolean => each.overdue > 0 || firstVisitLate(each, now_ms)
export const isDone = ({ rooms, done }: RollOut): boolean => rooms > 0 && done === rooms
export const leftOf = ({ rooms, done, deferred, in_work }: RollOut): number => rooms - done - deferred - in_work

const FITS: Record<Which, (each: RollOut, now_ms: number) => boolean> = {
  all: () => true,
  running: (each) => !isDone(each),
  late: isLate,
  done: isDone,
}

/** The hotels that a word and a choice ask for; those that run late first, then as they came. */
export function fitting(rollouts: RollOut[], { which, q }: { which: Which; q: string }, now_ms: number): RollOut[] {
  const word = q.trim().toLowerCase()
  const found = rollouts.filter((each) =>
    FITS[which](each, now_ms)
    && [each.hotel, each.address, each.code, each.manager, each.manager_name]
      .some((text) => text.toLowerCase().includes(word)))
  return found.toSorted((one, other) => Number(isLate(other, now_ms)) - Number(isLate(one, now_ms)))
}
