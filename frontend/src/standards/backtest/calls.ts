import { answer, api } from '@/shared/api'
import type { Outcome, Run, RunOrderPage } from '../model'

/** Which orders of a run: those of a clause, unit or technician whose verdict changed so. Blank asks nothing. */
export interface Slice {
  clause?: string
  unit?: string
  technician?: string
  from?: Outcome
  to?: Outcome
}

const ofDraft = (draft: number) => ({ params: { path: { draft } } })
const ofRun = (run: number) => ({ params: { path: { run } } })

export const listRuns = (draft: number): Promise<Run[]> =>
  answer(api.GET('/api/standards/drafts/{draft}/backtests', ofDraft(draft)))
export const startRun = (draft: number, from_on: string, to_on: string): Promise<Run> =>
  answer(api.POST('/api/standards/drafts/{draft}/backtests', { ...ofDraft(draft), body: { from_on, to_on } }))
export const getRun = (run: number): Promise<Run> => answer(api.GET('/api/standards/backtests/{run}', ofRun(run)))
export const cancelRun = (run: number) => api.DELETE('/api/standards/backtests/{run}', ofRun(run))
export const runOrders = (run: number, slice: Slice, page: number, page_size?: number): Promise<RunOrderPage> =>
  answer(api.GET('/api/standards/backtests/{run}/orders', {
    params: { path: { run }, query: { ...slice, page, page_size } },
  }))
