import { answer, api, type components } from '@/shared/api'
import { useLive, type Live } from '@/shared/useLive'

export type NoticePage = components['schemas']['NoticePage']

/** Messages to customers, the newest first, kept fresh; of one order when it is named. */
export const useNotices = (wanted: () => { order: string; page: number }): Live<NoticePage> =>
  useLive(wanted, (query) => answer(api.GET('/api/notices', { params: { query } })), { every_s: 20 })
