import { csvFile } from '@/shared/csv'
import { say, t } from '@/shared/i18n'
import { exactMoment } from '@/shared/i18n/dates'
import type { OrderRow } from './model'

const moment = (at: string | null): string => (at === null ? '' : exactMoment(at))
const yes = (flag: boolean): string => (flag ? t('console.orders.yes') : '')

const columns: [title: () => string, value: (row: OrderRow) => string | number][] = [
  [() => t('console.orders.column.number'), (row) => row.number],
  [() => t('console.orders.column.kind'), (row) => say(row.kind_title)],
  [() => t('console.orders.column.state'), (row) => say(row.state_title)],
  [() => t('console.orders.emergency'), (row) => yes(row.emergency)],
  [() => t('console.orders.same_day'), (row) => yes(row.same_day)],
  [() => t('console.orders.column.customer'), (row) => row.customer_masked.name],
  [() => t('console.orders.column.phone'), (row) => row.customer_masked.phone],
  [() => t('console.orders.column.address'), (row) => row.address_masked],
  [() => t('console.orders.column.grid'), (row) => row.grid.code],
  [() => t('console.intake.source_title'), (row) => (row.source ? t(`console.intake.source.${row.source}`) : '')],
  [() => t('console.orders.column.received'), (row) => moment(row.received_at)],
  [() => t('console.orders.column.from'), (row) => moment(row.promised?.from_at ?? null)],
  [() => t('console.orders.column.to'), (row) => moment(row.promised?.to_at ?? null)],
  [() => t('console.orders.column.technician'), (row) => row.technician?.name ?? ''],
  [() => t('console.orders.column.staff_no'), (row) => row.technician?.staff_no ?? ''],
  [() => t('console.orders.column.due'), (row) => moment(row.next_due_at)],
  [() => t('console.orders.column.next_step'), (row) => (row.next_step ? say(row.next_step.title) : '')],
  [() => t('console.orders.column.findings'), (row) => row.violated],
]

/** The rows as a CSV file, customers masked as on the screen. */
export const orderCsv = (rows: OrderRow[]): string =>
  csvFile([columns.map(([title]) => title()), ...rows.map((row) => columns.map(([, value]) => value(row)))])
