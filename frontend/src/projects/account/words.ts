import { t } from '@/shared/i18n'
import { ROLES } from './useAccount'

/** What a contact is for the hotel. */
export function roleWords(role: string): string {
  const known = ROLES.find((each) => each === role)
  return t(`console.hotel_account.roles.${known ?? 'other'}`)
}
