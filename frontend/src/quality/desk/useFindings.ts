import { answer, api, type components } from '@/shared/api'
import type { OrderKind } from '@/shared/ui/KindTag.vue'
import { useLive, type Live } from '@/shared/useLive'

export type Finding = components['schemas']['FindingOut'] & { kind: OrderKind }
export type FindingPage = Omit<components['schemas']['FindingPage'], 'items'> & { items: Finding[] }

interface Wanted {
  standard: string
  clause: string
  page: number
}

/** Violated clauses of the unit's orders, the newest first, kept fresh. Blank filters don't filter. */
export const useFindings = (wanted: () => Wanted): Live<FindingPage> =>
  useLive(
    wanted,
    (query) => answer(api.GET('/api/findings', { params: { query } })) as Promise<FindingPage>,
    { every_s: 30 },
  )
