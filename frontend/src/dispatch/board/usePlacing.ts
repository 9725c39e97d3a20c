import { computed, ref } from 'vue'
import { say, t } from '@/shared/i18n'
import type { Candidate, Move } from '../model'
import { useCandidates } from '../useDispatch'
import { wayWords } from './answering'
import { clockLabel, midnightOf } from './axis'
import { visitNamed } from './patching'
import type { Desk } from './useDesk'

export type When = 'best' | 'same' | 'at'

/** The instant of a clock time of a day; undefined while it is being typed. */
export function instantAt(day: string, time: string): string | undefined {
  const said = /^(\d{1,2}):(\d{2})$/.exec(time)
  if (!said) return undefined
  return new Date(midnightOf(day) + (Number(said[1]) * 60 + Number(said[2])) * 60_000).toISOString()
}

/** Choosing a technician and a time for orders by words: who is offered, and the moves that come of it. */
export function usePlacing(desk: Desk, numbers: string[]) {
  const board = desk.board()
  const revision = board?.revision ?? 0
  const [number = ''] = numbers
  const seat = board && visitNamed(board, number)
  const candidates = numbers.length === 1 ? useCandidates(() => number) : undefined
  const staff_no = ref('')
  const when = ref<When>('best')
  const time = ref(seat ? clockLabel(Date.parse(seat.visit.from_at)) : '09:00')

  const whens = computed(() => {
    const fits: When[] = ['best', ...(seat ? ['same' as const] : []), ...(numbers.length === 1 ? ['at' as const] : [])]
    return fits.map((value) => ({ value, label: t(`console.dispatch.board.place.whens.${value}`) }))
  })

  const options = computed(() => {
    if (candidates?.data) return candidates.data.map((each) => ({ ...each, said: candidateWords(each) }))
    return desk.rows.value.map(({ staff_no, name, load_min }) => ({
      staff_no, name, said: t('console.dispatch.board.place.busy', { n: Math.round(load_min / 6) / 10 }),
    }))
  })

  const wished = computed<Move[]>(() => {
    if (!staff_no.value) return []
    const at = when.value === 'at' ? instantAt(desk.wanted().day, time.value) : undefined
    if (when.value === 'at' && !at) return []
    return numbers.map((each) => ({ number: each, staff_no: staff_no.value, from_at: at ?? sameTime(each) }))
  })

  function sameTime(each: string): string | null {
    const now = desk.board()
    return when.value === 'same' && now ? visitNamed(now, each)?.visit.from_at ?? null : null
  }

  return { staff_no, when, time, whens, options, wished, revision }
}

function candidateWords({ possible, from_at, extra_travel_min, reasons }: Candidate): string {
  const [reason] = reasons
  if (possible && from_at) return `${clockLabel(Date.parse(from_at))} · ${wayWords(extra_travel_min ?? 0)}`
  return reason ? say(reason) : ''
}
