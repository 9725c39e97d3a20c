import { answer, api, type components } from '@/shared/api'
import { useLive, type Live } from '@/shared/useLive'

export type DataRequest = components['schemas']['DataRequestOut']
export type Verified = components['schemas']['AnswerIn']['verified_by']

export const VERIFIED: Verified[] = ['called_back', 'in_person', 'document']

/** Customers' requests for what we hold on them: open ones first, by when they are due. */
export const useDataRequests = (): Live<DataRequest[]> =>
  useLive(() => '', () => answer(api.GET('/api/data-requests')), { every_s: 60 })

const path = (id: string) => ({ path: { request_id: id } })

export const release = (id: string, verified_by: Verified) =>
  answer(api.POST('/api/data-requests/{request_id}/answer', { params: path(id), body: { verified_by } }))

export const refuse = (id: string, reason: string) =>
  answer(api.POST('/api/data-requests/{request_id}/refuse', { params: path(id), body: { reason } }))
