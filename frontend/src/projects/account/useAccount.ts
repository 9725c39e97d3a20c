import { answer, api, type components } from '@/shared/api'
import { useLive, type Live } from '@/shared/useLive'

type Schemas = components['schemas']

export type Account = Schemas['AccountOut']
export type AccountIn = Schemas['AccountIn']
export type Contact = Schemas['ContactOut']
export type Call = Schemas['CallOut']
export type CallIn = Schemas['CallIn']
export type Plan = Schemas['ServicePlanOut']
export type PlanStepName = 'confirm' | 'start' | 'complete' | 'report'
export type GuestRequest = Schemas['GuestRequestOut']

export const ROLES = ['manager', 'front_desk', 'coordinator', 'technical'] as const
export const GRADES = ['economy', 'comfort', 'high', 'luxury'] as const
export const PURPOSES = ['booking', 'on_the_way', 'delay', 'other'] as const
export const OUTCOMES = ['connected', 'promised', 'no_answer', 'dropped', 'wrong_number', 'waited'] as const

const REFRESH_S = 30
const at = (id: number) => ({ params: { path: { id } } })
const every = { every_s: REFRESH_S }

/** What we know of a hotel; names and phones are masked. */
export const useAccount = (id: () => number): Live<Account> =>
  useLive(id, (wanted) => answer(api.GET('/api/rollouts/{id}/account', at(wanted))), every)

/** As it stands this moment. */
export const accountNow = (id: number): Promise<Account> => answer(api.GET('/api/rollouts/{id}/account', at(id)))

export const keepAccount = (id: number, body: AccountIn): Promise<Account> =>
  answer(api.PUT('/api/rollouts/{id}/account', { ...at(id), body }))

/** The contacts in the clear. That somebody looked, and what for, is recorded. */
export const revealContacts = (id: number, purpose: string): Promise<Contact[]> =>
  answer(api.POST('/api/rollouts/{id}/account/reveal', { ...at(id), body: { purpose } }))

export const clear = (id: number, body: Schemas['ClearedIn']) =>
  answer(api.POST('/api/rollouts/{id}/cleared', { ...at(id), body }))

export const useContactLog = (id: () => number): Live<Call[]> =>
  useLive(id, (wanted) => answer(api.GET('/api/rollouts/{id}/contact-log', at(wanted))), every)

export const noteCall = (id: number, body: CallIn) =>
  answer(api.POST('/api/rollouts/{id}/calls', { ...at(id), body }))

/** The service plans, the one that counts first. */
export const usePlans = (id: () => number): Live<Plan[]> =>
  useLive(id, (wanted) => answer(api.GET('/api/rollouts/{id}/service-plan', at(wanted))), every)

export const writePlan = (id: number, body: Schemas['ServicePlanIn']) =>
  answer(api.POST('/api/rollouts/{id}/service-plan', { ...at(id), body }))

export const stepPlan = (id: number, step: PlanStepName, body: Schemas['PlanStepIn']) =>
  answer(api.POST('/api/rollouts/{id}/service-plan/{step}', { params: { path: { id, step } }, body }))

/** What guests asked the crew for, those still to be passed on first. */
export const useGuestRequests = (id: () => number): Live<GuestRequest[]> =>
  useLive(id, (wanted) => answer(api.GET('/api/rollouts/{id}/requests', at(wanted))), every)

export const passRequest = (id: number, request_id: string, note: string) =>
  answer(api.POST('/api/rollouts/{id}/requests/{request_id}/pass', {
    params: { path: { id, request_id } }, body: { to: '', note },
  }))
