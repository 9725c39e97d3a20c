import { answer, api, send, type components } from '@/shared/api'
import { useLive, type Live } from '@/shared/useLive'

export type Face = components['schemas']['TechnicianFace']

/** The unit's technicians, with and without a portrait. */
export const usePortraits = (): Live<Face[]> => useLive(() => 'all', () => answer(api.GET('/api/technicians/portraits')))

/** Where a portrait is; another version is another address, so that no old picture is shown. */
export const portraitOf = ({ staff_no, portrait }: Face): string | undefined =>
  portrait ? `/api/technicians/${staff_no}/portrait?v=${portrait}` : undefined

export const putPortrait = (staff_no: string, picture: File): Promise<Response> =>
  send('PUT', `/api/technicians/${encodeURIComponent(staff_no)}/portrait`, picture, picture.type || 'image/jpeg')

export const dropPortrait = (staff_no: string) =>
  api.DELETE('/api/technicians/{staff_no}/portrait', { params: { path: { staff_no } } })
