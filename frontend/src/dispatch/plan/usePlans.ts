import { answer, api } from '@/shared/api'
import { useLive, type Live } from '@/shared/useLive'
import type { Brief, Proposal, Wish } from './model'

const path = (plan: number) => ({ params: { path: { plan } } })

/** What was planned for a day so far, the newest first. */
export const usePlansOf = (day: () => string): Live<Brief[]> =>
  useLive(day, (wanted) => answer(api.GET('/api/plans', { params: { query: { day: wanted } } })), { every_s: 10 })

export const loadPlan = (plan: number): Promise<Proposal> => answer(api.GET('/api/plans/{plan}', path(plan)))

/** Asks for a plan; nothing is assigned before it is applied. */
export const propose = (wish: Wish): Promise<{ id: number }> => answer(api.POST('/api/plans', { body: wish }))

/** Makes the changes of a plan, all but those of some orders. */
export const applyPlan = (plan: number, except: string[]): Promise<Proposal> =>
  answer(api.POST('/api/plans/{plan}/apply', { ...path(plan), body: { except } }))

export const undoPlan = (plan: number): Promise<Proposal> => answer(api.POST('/api/plans/{plan}/undo', path(plan)))

/** No more searching: the best so far is kept. */
export const stopPlan = (plan: number): Promise<Proposal> => answer(api.POST('/api/plans/{plan}/stop', path(plan)))
