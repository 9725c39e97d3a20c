import { answer, api, type components } from '@/shared/api'
import { useLive, type Live } from '@/shared/useLive'

export type Quarantined = components['schemas']['QuarantinedOut']

/** What phones sent and the logs couldn't take, oldest first, kept fresh. */
export const useQuarantine = (): Live<Quarantined[]> =>
  useLive(() => 'quarantine', () => answer(api.GET('/api/quarantine')), { every_s: 20 })

/** Says how an entry was dealt with; it stays on record. */
export const settle = (entry_id: number, settlement: string) =>
  answer(api.POST('/api/quarantine/{entry_id}/settle', { params: { path: { entry_id } }, body: { settlement } }))
