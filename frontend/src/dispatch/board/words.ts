import { locale, t } from '@/shared/i18n'
import { spanLabel } from '@/shared/i18n/spans'
import type { Row } from '../model'
import { clockLabel } from './axis'
import type { DrawnVisit } from './drawing'

const said = new WeakMap<DrawnVisit, { tongue: string; words: string }>()

/** A visit in one sentence, for those who hear the board. Said once for each visit and language. */
export function wordsOf(drawn: DrawnVisit): string {
  const kept = said.get(drawn)
  if (kept?.tongue === locale()) return kept.words
  const words = [
    `${t(`terms.kind.${drawn.visit.kind}`)} ${drawn.visit.number}`,
    `${drawn.from}–${drawn.to}`,
    t(`terms.state.${drawn.visit.state}`),
    ...troublesOf(drawn),
  ].join(t('common.separator'))
  said.set(drawn, { tongue: locale(), words })
  return words
}

/** What is out of the ordinary with a visit. */
export function troublesOf({ visit, expected }: DrawnVisit): string[] {
  return [
    ...(visit.emergency ? [t('console.orders.emergency')] : []),
    ...(expected ? [t('console.dispatch.board.expected', { when: expected.label })] : []),
    ...(visit.late_risk ? [t('console.dispatch.late_risk')] : []),
    ...(visit.pinned ? [t('console.dispatch.board.pinned')] : []),
  ]
}

/** A window as `10:00–12:00`. */
export const spanWords = ({ from_at, to_at }: { from_at: string; to_at: string }): string =>
  `${clockLabel(Date.parse(from_at))}–${clockLabel(Date.parse(to_at))}`

/** How full somebody's day is. */
export function loadWords({ shift, visits, load_min }: Row): string {
  if (!shift.length) return t('console.dispatch.off')
  if (!visits.length) return t('console.dispatch.free')
  return t('console.dispatch.board.load', { n: visits.length, span: spanLabel(load_min * 60_000) })
}
