import { dayKey, timeOfDay } from '@/shared/i18n/dates'

const CHINA = '+08:00'

/** An instant as a picker shows it: the wall clock in China, '' for none. */
export const toInput = (instant: string): string => (instant ? `${dayKey(instant)}T${timeOfDay(instant)}:00` : '')

/** What a picker says as an instant, '' for none. */
export const fromInput = (said: string | null): string => (said ? `${said}${CHINA}` : '')
