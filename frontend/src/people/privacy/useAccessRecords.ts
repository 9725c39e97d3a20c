import { answer, api, type components } from '@/shared/api'
import { useLive, type Live } from '@/shared/useLive'

export type AccessPage = components['schemas']['AccessPage']

/** Who saw whose data, the newest first; of one order when it is named. `since`: an ISO instant, or blank. */
export const useAccessRecords = (wanted: () => { order: string; since: string; page: number }): Live<AccessPage> =>
  useLive(wanted, ({ since, ...query }) =>
    answer(api.GET('/api/access-records', { params: { query: { ...query, ...(since && { since }) } } })))
