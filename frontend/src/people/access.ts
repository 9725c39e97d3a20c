import type { Messages } from '@/shared/i18n'

export type Role = Exclude<keyof Messages['terms']['role'], 'customer' | 'system'>

/** Who runs the desk, and who leads it; the same sets as on the back end (people/access.py). */
export const DESK: Role[] = ['dispatcher', 'supervisor', 'manager']
export const LEADS: Role[] = ['supervisor', 'manager']

export const isOneOf = (role: string | undefined, who: Role[]): role is Role => who.some((each) => each === role)
