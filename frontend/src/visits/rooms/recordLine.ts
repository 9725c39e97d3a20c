import { t } from '@/shared/i18n'
import type { Device, LogEvent } from '../model'

type Line = (body: LogEvent['body']) => string

const joined = (...parts: string[]): string => parts.filter(Boolean).join(' · ')
const terminal = ({ device }: LogEvent['body']): string => {
  const { model, mac } = device as Device
  return joined(model, mac)
}

const LINES: Record<string, Line> = {
  'room.knocked': ({ knocks, answered }) => joined(
    t('rooms.knock.enough', { n: Number(knocks) }), answered ? t('rooms.knock.somebody') : '',
  ),
  'guest.greeted': ({ consent }) => t(consent ? 'rooms.greet.yes' : 'rooms.greet.no'),
  'room.opened': ({ occupied }) => joined(t('rooms.record.opened'), t(occupied ? 'rooms.occupied' : 'rooms.vacant')),
  'room.mapped': (body) => joined(t('rooms.record.mapped'), terminal(body)),
  'room.unmapped': (body) => joined(t('rooms.record.unmapped'), terminal(body)),
  'guest.asked': () => t('rooms.record.asked'),
  'guest.answered': ({ willing }) => t(willing ? 'rooms.ask.yes' : 'rooms.ask.no'),
  'room.deferred': ({ remark }) => joined(t('rooms.state.deferred'), String(remark)),
  'room.finished': () => t('rooms.state.done'),
  'room.noted': ({ note }) => joined(t('rooms.record.noted'), String(note)),
  'guest.requested': ({ request }) => joined(t('rooms.record.requested'), String(request)),
  'frontdesk.told': ({ note }) => joined(t('rooms.record.told'), String(note ?? '')),
}

/** What an event of a room says, in a line. */
export const recordLine = ({ kind, body }: LogEvent): string => LINES[kind]?.(body) ?? kind
