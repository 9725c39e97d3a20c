import { t } from '@/shared/i18n'
import { momentLabel } from '@/shared/i18n/dates'
import { spanLabel } from '@/shared/i18n/spans'
import type { Occupancy, Room } from '../model'

export function floorWords(floor: number | null): string {
  if (floor === null) return t('console.hotel_rooms.no_floor')
  return floor < 0 ? t('console.hotel_rooms.basement', { n: -floor }) : t('console.hotel_rooms.floor', { n: floor })
}

export function shortFloor(floor: number | null): string {
  if (floor === null) return t('console.hotel_rooms.short_none')
  return floor < 0 ? t('console.hotel_rooms.short_basement', { n: -floor }) : t('console.hotel_rooms.short_floor', { n: floor })
}

export const buildingWords = (name: string): string =>
  name ? t('console.hotel_rooms.building', { name }) : t('console.hotel_rooms.only_building')

export const occupancyWords = (occupancy: Occupancy): string => t(`console.hotel_rooms.occupancy.${occupancy || 'none'}`)

/** When a deferred room is to be tried again, for its reader. */
export function againWords({ again, again_at }: Pick<Room, 'again' | 'again_at'>, now_ms: number): string {
  if (!again) return ''
  const when = again_at ? momentLabel(again_at, now_ms) : ''
  if (again === 'check_out' && !when) return t('console.hotel_rooms.again.check_out_some')
  return t(`console.hotel_rooms.again.${again}`, { when })
}

/** Everything that the picture says of a room, in words: its name for who can't see it, and what hovering shows. */
export function roomWords(room: Room, now_ms: number): string {
  const { name, state, occupancy, opened_at, took_s, flags, remark, note, terminals } = room
  const macs = terminals.map(({ mac, sn }) => mac || sn).join(' ')
  return [
    name,
    t(`console.hotel_rooms.state.${state}`),
    occupancy && occupancyWords(occupancy),
    state === 'in_work' && opened_at
    && t('console.hotel_rooms.label.since', { span: spanLabel(now_ms - Date.parse(opened_at)) }),
    state === 'done' && took_s !== null && t('console.hotel_rooms.label.took', { span: spanLabel(took_s * 1000) }),
    state === 'deferred' && againWords(room, now_ms),
    ...flags.map((flag) => t(`console.hotel_rooms.flag.${flag}`)),
    macs && t('console.hotel_rooms.label.device', { macs }),
    remark,
    note && t('console.hotel_rooms.label.note', { note }),
  ].filter(Boolean).join(t('common.separator'))
}

/** `4:07`, for a timer on a small place. */
export function clockWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const two = (n: number) => String(n).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  return minutes < 60 ? `${minutes}:${two(seconds % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
}
