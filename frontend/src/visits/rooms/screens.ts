import type { FieldOrder, FieldStep } from '../model'
import { isRollout } from './model'

export type ScreenName = 'front-desk' | 'rooms' | 'sheet' | 'leave-hotel' | 'reply'

/** Steps of every order that a hotel's own screens write along. */
const BY_EVENT: Record<string, ScreenName> = {
  'acceptance.signed': 'sheet', 'order.replied': 'reply', 'rollout.entered': 'reply',
}
const NAMES = new Set<string>(['front-desk', 'rooms', 'sheet', 'leave-hotel'])

/** Which of the hotel's screens shows this step; undefined: the usual form does. */
export function screenOf(order: FieldOrder, { event, screen }: FieldStep): ScreenName | undefined {
  if (!isRollout(order)) return undefined
  return BY_EVENT[event] ?? (screen && NAMES.has(screen) ? screen as ScreenName : undefined)
}
