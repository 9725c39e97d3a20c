import { answer, api, type components } from '@/shared/api'
import { useLive, type Live } from '@/shared/useLive'

export type StandardRow = components['schemas']['StandardRow']
export type Standard = components['schemas']['StandardOut']
export type Clause = components['schemas']['ClauseOut']

/** The editions in force today for the reader's unit. */
export const useStandards = (): Live<StandardRow[]> =>
  useLive(() => 'standards', () => answer(api.GET('/api/standards')))

const fetchStandard = (standard: string): Promise<Standard> =>
  answer(api.GET('/api/standards/{standard}', { params: { path: { standard } } }))

/** One standard with its clauses, and how each is kept. */
export const useStandard = (standard: () => string): Live<Standard> => useLive(standard, fetchStandard, { every_s: 60 })

/** The clauses of a standard; none without one. */
export const useClauses = (standard: () => string): Live<Clause[]> =>
  useLive(standard, async (named) => (named ? (await fetchStandard(named)).rows : []))
