import { csvFile } from '@/shared/csv'
import { say, t } from '@/shared/i18n'
import { exactMoment } from '@/shared/i18n/dates'
import type { ClauseResult, Outcome, Run, RunOrder } from '../model'
import { shiftOf } from './sums'

export type By = 'clause' | 'unit' | 'technician'

const verdict = (outcome: Outcome) => t(`console.backtest.verdict.${outcome}`)
const money = () => [`${t('console.backtest.deduct')} · ${t('console.drafts.difference.before')}`,
  `${t('console.backtest.deduct')} · ${t('console.drafts.difference.after')}`]

/** The table that is looked at, as a file. */
export function resultCsv(run: Run, by: By): string {
  if (by === 'clause') return clauseCsv(run.clauses)
  const rows = by === 'unit'
    ? run.units.map((row) => ({ ...row, code: row.unit, title: say(row.name) }))
    : run.technicians.map((row) => ({ ...row, code: row.staff_no, title: row.name }))
  return csvFile([
    [t(`console.backtest.${by}`), '', t('console.backtest.orders'), t('console.backtest.worse'), t('console.backtest.better'), ...money()],
    ...rows.map((row) => [
      row.code, row.title, row.orders, row.worse, row.better,
      Number(row.deduct_before_cny), Number(row.deduct_after_cny),
    ]),
  ])
}

function clauseCsv(rows: ClauseResult[]): string {
  const violated = t('terms.verdict.violated')
  return csvFile([
    [t('console.standards.id'), t('console.backtest.clause'), `${violated} · ${t('console.drafts.difference.before')}`,
      `${violated} · ${t('console.drafts.difference.after')}`, t('console.backtest.worse'), t('console.backtest.better'), ...money()],
    ...rows.map((row) => [
      row.clause, say(row.title), row.before.violated, row.after.violated, shiftOf(row).worse, shiftOf(row).better,
      Number(row.deduct_before_cny), Number(row.deduct_after_cny),
    ]),
  ])
}

/** Orders whose verdict changes, as a file. */
export function ordersCsv(orders: RunOrder[]): string {
  return csvFile([
    [t('console.backtest.list.number'), t('console.backtest.clause'), t('console.backtest.list.before'),
      t('console.backtest.list.after'), t('console.backtest.unit'), t('console.backtest.technician'),
      t('console.backtest.list.violated_at'), ...money()],
    ...orders.map((order) => [
      order.number, order.clause, verdict(order.from), verdict(order.to), order.unit,
      order.technician ?? '', order.violated_at ? exactMoment(order.violated_at) : '', Number(order.deduct_before_cny),
      Number(order.deduct_after_cny),
    ]),
  ])
}
