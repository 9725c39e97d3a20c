import { answer, api } from '@/shared/api'
import type { DayBundle } from './model'

/** The day of whoever is logged in, complete for work without network. */
export const fetchDay = async (): Promise<DayBundle> => (await answer(api.GET('/api/field/day'))) as DayBundle
