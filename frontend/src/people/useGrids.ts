import { computed } from 'vue'
import type { Bilingual } from '@/shared/i18n'
import { useSession } from './useSession'

export interface GridName {
  code: string
  name: Bilingual
}

/** The grids of the reader's unit and those below it. */
export const useGrids = () => computed<GridName[]>(() =>
  (useSession().me?.grids ?? []).map(({ code, name_zh, name_en }) => ({ code, name: { zh: name_zh, en: name_en } })))
