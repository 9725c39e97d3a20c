import { useDay } from '@/shared/useDay'

/** The day of the board and what of it is shown, kept in the address. */
export const useFilters = () => useDay('grid', 'order', 'skill', 'state', 'late', 'find', 'sort')

export type Chosen = ReturnType<typeof useFilters>['chosen']['value']
