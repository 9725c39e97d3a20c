import { computed, ref } from 'vue'
import { answer, api, type components } from '@/shared/api'
import { useLive, type Live } from '@/shared/useLive'

export type DataRequest = components['schemas']['DataRequestOut']
export type Verified = components['schemas']['ReleaseDataIn']['verified_by']

export const VERIFIED: Verified[] = ['called_back', 'in_person', 'document']

/** Counts what was settled here, so that the count in the rail follows at once. */
const settled = ref(0)

/** Customers' requests for what we hold on them: open ones first, by when they are due. */
export const useDataRequests = (): Live<DataRequest[]> =>
  useLive(() => settled.value, () => answer(api.GET('/api/data-requests')), { every_s: 60 })

/** How many wait for an answer; none for whoever may not give it (`may`). */
export function useOpenDataRequests(may: () => boolean) {
  const live = useLive(
    () => ({ allowed: may(), settled: settled.value }),
    ({ allowed }) => (allowed
      ? answer(api.GET('/api/data-requests', { params: { query: { state: 'open' } } }))
      : Promise.resolve([])),
    { every_s: 60 },
  )
  return computed(() => live.data?.length ?? 0)
}

const path = (id: string) => ({ path: { request_id: id } })

export async function release(id: string, verified_by: Verified): Promise<void> {
  await answer(api.POST('/api/data-requests/{request_id}/answer', { params: path(id), body: { verified_by } }))
  settled.value++
}

export async function refuse(id: string, reason: string): Promise<void> {
  await answer(api.POST('/api/data-requests/{request_id}/refuse', { params: path(id), body: { reason } }))
  settled.value++
}
