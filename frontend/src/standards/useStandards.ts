import { computed, type ComputedRef } from 'vue'
import { answer, api, type components } from '@/shared/api'
import { useLive, type Live } from '@/shared/useLive'
import type { Json } from './model'
import type { Step } from './useVocabulary'

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

const fetchRows = async (standard: string): Promise<Clause[]> => (standard ? (await fetchStandard(standard)).rows : [])

/** The clauses of a standard; none without one. */
export const useClauses = (standard: () => string): Live<Clause[]> => useLive(standard, fetchRows)

/** The steps that the clauses of a standard name. */
export function useSteps(standard: () => string): ComputedRef<Step[]> {
  const rows = useLive(standard, fetchRows)
  return computed(() => [...new Map((rows.data ?? []).flatMap(({ step, step_title: title }) =>
    step && title ? [[step, { id: step, title }] as const] : [])).values()])
}

/** The unit's own figures from a day on; those that aren't named are the standard's own again. */
export const setFigures = (standard: string, from_on: string, parameters: Record<string, Json>): Promise<Standard> =>
  answer(api.PUT('/api/standards/{standard}/figures', { params: { path: { standard } }, body: { from_on, parameters } }))
