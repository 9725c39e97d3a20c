import { answer, api, type components } from '@/shared/api'
import { useLive, type Live } from '@/shared/useLive'

export type Phones = components['schemas']['PhonesOut']
export type Phone = components['schemas']['PhoneOut']

/** The phones of one's people, last seen first; `wanted`: part of a name, staff number, login or label. */
export const usePhones = (wanted: () => string): Live<Phones> =>
  useLive(wanted, (words) => answer(api.GET('/api/phones', { params: { query: { wanted: words } } })))

const at = ({ id }: Phone) => ({ params: { path: { phone: id } } })

export const cutOff = (phone: Phone) => answer(api.POST('/api/phones/{phone}/cut-off', at(phone)))
export const restore = (phone: Phone) => answer(api.POST('/api/phones/{phone}/restore', at(phone)))
