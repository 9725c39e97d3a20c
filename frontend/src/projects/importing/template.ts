import { csvFile, type CsvRow } from '@/shared/csv'
import { download } from '@/shared/download'
import { say, t } from '@/shared/i18n'
import type { Preview } from '../model'
import { placeWords } from './places'

const COLUMNS = ['building', 'floor', 'room', 'status', 'model', 'sn', 'mac', 'note'] as const
const CSV = 'text/csv;charset=utf-8'

/** A room list with two lines to write over: one room, and a whole corridor in one line. */
export const templateRows = (): CsvRow[] => [
  COLUMNS.map((each) => t(`console.hotels.list.columns.${each}`)),
  ['A', '8F', '801', t('console.hotels.list.sample_occupied'), '', '', '', t('console.hotels.list.sample_note')],
  ['A', '8F', '802-820', t('console.hotels.list.sample_vacant'), '', '', '', ''],
]

export const saveTemplate = (): void => download(`${t('console.hotels.list.template_name')}.csv`, csvFile(templateRows()), CSV)

/** What wasn't taken, line by line, to work through beside the file. */
export function saveRefusals(file: string, { refusals }: Preview): void {
  const head = (['place', 'column', 'value', 'reason'] as const).map((each) => t(`console.hotels.list.${each}`))
  const rows = refusals.map(({ place, value, reason }) => [
    placeWords(place), place.column, value, say(reason),
  ])
  download(`${t('console.hotels.list.refused_name', { file })}.csv`, csvFile([head, ...rows]), CSV)
}
