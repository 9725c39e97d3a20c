import { computed, ref } from 'vue'
import { answer, api, type components } from '@/shared/api'
import type { OrderKind } from '@/shared/ui/KindTag.vue'
import { useLive, type Live } from '@/shared/useLive'

export type Doubt = components['schemas']['DoubtOut'] & { order_kind: OrderKind }
export type DoubtPage = Omit<components['schemas']['DoubtPage'], 'items'> & { items: Doubt[] }
export type Said = components['schemas']['DoubtSaid']
export type Picture = components['schemas']['DoubtPictureOut']
export type DoubtState = Doubt['state']
export type Verdict = 'confirmed' | 'dismissed'

export const STATES: DoubtState[] = ['open', 'confirmed', 'dismissed', 'rechecked']
export const CODES: Said['code'][] = [
  'blurred', 'dark', 'overexposed', 'reused', 'off_time', 'off_place', 'mock_location', 'label_differs',
  'label_unreadable', 'reading_differs', 'unchecked',
]

/** Nobody has looked at it: our own check didn't come to an end. */
export const isUnchecked = ({ state, doubts }: Doubt): boolean =>
  state === 'open' && doubts.some(({ code }) => code === 'unchecked')

/** Counts what was decided here, so that list and rail follow at once. */
const decided = ref(0)

interface Wanted {
  state: DoubtState
  code: string
  page: number
}

/** Evidence that a check found doubtful, kept fresh. */
export const useDoubts = (wanted: () => Wanted): Live<DoubtPage> =>
  useLive(
    () => ({ ...wanted(), decided: decided.value }),
    ({ state, code, page }) =>
      answer(api.GET('/api/doubts', { params: { query: { state, code, page } } })) as Promise<DoubtPage>,
    { every_s: 60 },
  )

/** How many wait; none for whoever may not look (`may`). */
export function useOpenDoubts(may: () => boolean) {
  const live = useLive(
    () => ({ allowed: may(), decided: decided.value }),
    async ({ allowed }) =>
      allowed ? (await answer(api.GET('/api/doubts', { params: { query: { page_size: 1 } } }))).open : 0,
    { every_s: 60 },
  )
  return computed(() => live.data ?? 0)
}

/** `event_id` is made when it is decided: sent again it is the same decision. */
export async function decide(doubt: string, verdict: Verdict, note: string, event_id: string): Promise<void> {
  await answer(api.POST('/api/doubts/{doubt}/decide', {
    params: { path: { doubt } }, body: { event_id, verdict, note }, keepalive: true,
  }))
  decided.value++
}

/** Has evidence that could not be checked tried once more; what is found comes as a doubt of its own. */
export async function recheck(doubt: string, event_id: string): Promise<void> {
  await answer(api.POST('/api/doubts/{doubt}/recheck', { params: { path: { doubt } }, body: { event_id } }))
  decided.value++
}
