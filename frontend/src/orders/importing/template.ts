import type { components } from '@/shared/api'
import { download } from '@/shared/download'
import { say, t } from '@/shared/i18n'
import { csvCell } from '@/shared/csv'
import type { RowProblem } from './report'

type Column = components['schemas']['ColumnOut']

const BYTE_ORDER_MARK = '\ufeff'
const lineOf = (cells: (string | number)[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** An order file with nothing but its headers. */
export const templateCsv = (columns: Column[]): string =>
  BYTE_ORDER_MARK + lineOf(columns.map(({ title }) => say(title)))

/** The mistakes of a file, line by line, to work through beside it. */
export const problemsCsv = (problems: RowProblem[]): string =>
  BYTE_ORDER_MARK
  + lineOf([t('console.import.line'), t('console.import.field'), t('console.import.value'), t('console.import.reason')])
  + problems.map(({ line, field_title, value, reason }) => lineOf([line, say(field_title), value, say(reason)])).join('')

export const saveCsv = (name: string, content: string): void => download(`${name}.csv`, content, 'text/csv;charset=utf-8')
