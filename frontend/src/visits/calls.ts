import { answer, api } from '@/shared/api'
import type { DayBundle } from './model'

/** The day of whoever is logged in, complete for work without network. `held`: the orders that the phone has. */
export const fetchDay = async (held: string[] = []): Promise<DayBundle> =>
  (await answer(api.GET('/api/field/day', { params: { query: { held } } }))) as DayBundle
