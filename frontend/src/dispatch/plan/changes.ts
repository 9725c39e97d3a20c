import type { Plan } from '../model'

type Change = Plan['changes'][number]

/** What a plan does with an order: sends somebody, nobody any more, somebody else, or the same one at another time. */
export function changeOf({ before, after }: Change): 'added' | 'removed' | 'moved' | 'retimed' {
  if (!before) return 'added'
  if (!after) return 'removed'
  return before.staff_no === after.staff_no ? 'retimed' : 'moved'
}
