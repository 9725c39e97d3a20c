import { evidenceUrl } from '@/orders/useOrder'
import type { Bilingual } from '@/shared/i18n'
import type { RoomEvent } from './useRoom'

export interface Picture {
  key: string
  url: string
  title: Bilingual | null
  at: string
}

/** The pictures of a room that have arrived, in the order in which they were taken. */
export const picturesOf = (events: RoomEvent[]): Picture[] =>
  events.flatMap(({ id, order, occurred_at, title, evidence }) => evidence
    .filter(({ arrived }) => arrived)
    .map((proof) => ({
      key: `${id}:${proof.sha256}`, url: evidenceUrl(order, proof.sha256), title: proof.title ?? title, at: occurred_at,
    })))
