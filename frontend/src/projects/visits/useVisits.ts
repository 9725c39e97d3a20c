import { answer, api, type components } from '@/shared/api'
import { useLive, type Live } from '@/shared/useLive'

type Schemas = components['schemas']

export type Visit = Schemas['HotelVisitOut']
export type Wanted = Schemas['VisitsIn']
export type VisitPlan = Schemas['VisitPlanOut']
export type PlannedVisit = Schemas['PlannedVisitOut']
export type Withdrawal = Schemas['WithdrawVisitIn']
export type Move = Schemas['MoveVisitIn']

const REFRESH_S = 20
const at = (id: number) => ({ params: { path: { id } } })
const one = (id: number, number: string) => ({ params: { path: { id, number } } })

export const useVisits = (id: () => number): Live<Visit[]> =>
  useLive(id, (wanted) => answer(api.GET('/api/rollouts/{id}/visits', at(wanted))), { every_s: REFRESH_S })

export type Crew = Schemas['CrewOut']

/** Who may be sent to the hotel, those who can do it first; `on`: the day. */
export const useCrews = (wanted: () => { id: number; on: string }): Live<Crew[]> =>
  useLive(wanted, ({ id, on }) => answer(api.GET('/api/rollouts/{id}/crews', { params: { path: { id }, query: { on } } })))

/** What visits would do the rooms that wait; nothing is written. */
export const previewVisits = (id: number, body: Wanted): Promise<VisitPlan> =>
  answer(api.POST('/api/rollouts/{id}/visits/preview', { ...at(id), body }))

/** Makes exactly what was shown; `token` stands for it. */
export const makeVisits = (id: number, body: Wanted, token: string) =>
  answer(api.POST('/api/rollouts/{id}/visits', { ...at(id), body: { ...body, token } }))

export const withdrawVisit = (id: number, number: string, body: Withdrawal) =>
  answer(api.POST('/api/rollouts/{id}/visits/{number}/withdraw', { ...one(id, number), body }))

export const moveVisit = (id: number, number: string, body: Move) =>
  answer(api.POST('/api/rollouts/{id}/visits/{number}/move', { ...one(id, number), body }))
