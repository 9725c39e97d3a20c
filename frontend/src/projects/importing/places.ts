import { t } from '@/shared/i18n'
import type { Preview } from '../model'

/** Where in the file; a CSV has no sheets. */
export const placeWords = ({ sheet, line }: Preview['fixes'][number]['place']): string =>
  sheet ? t('console.hotels.list.at', { sheet, line }) : t('console.hotels.list.line', { line })
