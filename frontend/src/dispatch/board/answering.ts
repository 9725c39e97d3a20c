import { say, t } from '@/shared/i18n'
import type { Board, Outcome } from '../model'
import { clockLabel } from './axis'
import { visitNamed } from './patching'

export type AnswerTone = 'satisfied' | 'pending' | 'violated'

/** What moving would do, in a headline and lines. */
export interface Answer {
  tone: AnswerTone
  title: string
  lines: string[]
}

const MOST = 5

const toneOf = ({ allowed, breaks_promise }: Outcome): AnswerTone => {
  if (!allowed) return 'violated'
  return breaks_promise ? 'pending' : 'satisfied'
}

function titleOf({ allowed, breaks_promise, seats, extra_travel_min }: Outcome): string {
  if (!allowed) return t('console.dispatch.board.answer.refused')
  const [seat] = seats
  const way = wayWords(extra_travel_min)
  if (breaks_promise) return t('console.dispatch.board.answer.breaks')
  if (!seat) return t('console.dispatch.board.answer.off')
  if (seats.length > 1) return t('console.dispatch.board.answer.all', { n: seats.length, way })
  return t('console.dispatch.board.answer.allowed', { who: seat.name, at: clockLabel(Date.parse(seat.from_at)), way })
}

export function wayWords(extra_min: number): string {
  if (extra_min > 0) return t('console.dispatch.board.answer.more_way', { n: extra_min })
  if (extra_min < 0) return t('console.dispatch.board.answer.less_way', { n: -extra_min })
  return t('console.dispatch.board.answer.same_way')
}

/** `王五 10:00 的 0012 单晚 8 分钟`. */
function laterWords({ number, by_min, breaks_promise }: Outcome['later'][number], board: Board): string {
  const placed = visitNamed(board, number)
  const values = {
    n: by_min, number: number.slice(-4), who: placed?.row.name ?? '',
    at: placed ? clockLabel(Date.parse(placed.visit.from_at)) : '',
  }
  return breaks_promise
    ? t('console.dispatch.board.answer.later_breaks', values)
    : t('console.dispatch.board.answer.later', values)
}

/** What the server says of moves, as the dispatcher reads it while dragging. */
export function answerOf(outcome: Outcome, board: Board): Answer {
  const { breaks_promise, allowed, problems, later, extra_travel_min } = outcome
  const lines = [
    ...problems.map(({ text, number }) => (outcome.seats.length > 1 ? `${number.slice(-4)} ${say(text)}` : say(text))),
    ...(allowed && breaks_promise ? [wayWords(extra_travel_min)] : []),
    ...later.map((each) => laterWords(each, board)),
  ]
  const more = lines.length - MOST
  return {
    tone: toneOf(outcome), title: titleOf(outcome),
    lines: more > 0 ? [...lines.slice(0, MOST), t('console.dispatch.board.answer.more', { n: more })] : lines,
  }
}
