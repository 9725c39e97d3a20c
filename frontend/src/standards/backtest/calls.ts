import { ask } from '../asking'
import type { Outcome, Run, RunOrderPage } from '../model'

/** Which orders of a run: those of a clause, unit or technician whose verdict changed so. Blank asks nothing. */
export interface Slice {
  clause?: string
  unit?: string
  technician?: string
  from?: Outcome
  to?: Outcome
}

const words = (slice: Slice, page: number): string =>
  new URLSearchParams({ ...slice, page: String(page) }).toString()

export const listRuns = (draft: number) => ask<Run[]>('GET', `/standards/drafts/${draft}/backtests`)
export const startRun = (draft: number, from_on: string, to_on: string) =>
  ask<Run>('POST', `/standards/drafts/${draft}/backtests`, { from_on, to_on })
export const getRun = (run: number) => ask<Run>('GET', `/standards/backtests/${run}`)
export const cancelRun = (run: number) => ask<undefined>('DELETE', `/standards/backtests/${run}`)
export const runOrders = (run: number, slice: Slice, page: number) =>
  ask<RunOrderPage>('GET', `/standards/backtests/${run}/orders?${words(slice, page)}`)
