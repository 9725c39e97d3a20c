import { dayKey } from '@/shared/i18n/dates'
import type { Duty } from './useDuties'

export const BUNDLES = ['late', 'today', 'later'] as const
export type Bundle = (typeof BUNDLES)[number]

export const isOpen = ({ done_at }: Duty): boolean => done_at === null
export const isLate = (duty: Duty, now_ms: number): boolean => isOpen(duty) && Date.parse(duty.due_at) < now_ms

function bundleOf(duty: Duty, now_ms: number): Bundle {
  if (isLate(duty, now_ms)) return 'late'
  return dayKey(duty.due_at) === dayKey(now_ms) ? 'today' : 'later'
}

/** What is still owed, by when: overdue first, each bundle by due time; empty ones are left out. */
export function bundled(duties: Duty[], now_ms: number): { bundle: Bundle; duties: Duty[] }[] {
  const open = duties.filter(isOpen).toSorted((one, other) => Date.parse(one.due_at) - Date.parse(other.due_at))
  return BUNDLES
    .map((bundle) => ({ bundle, duties: open.filter((duty) => bundleOf(duty, now_ms) === bundle) }))
    .filter((each) => each.duties.length > 0)
}
