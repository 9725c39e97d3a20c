import type { components } from '@/shared/api'

/** What the server says about standards, their drafts and backtests. Money is decimal text in CNY. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

type Schemas = components['schemas']

export type Writer = Schemas['PersonOut']
export type DraftRow = Schemas['DraftRow']
export type DraftState = Schemas['DraftState']
export type Remark = Schemas['RemarkOut']
export type Edition = Schemas['EditionRow']

export interface FieldChange {
  field: string
  before: Json
  after: Json
}

export type Change = Omit<Schemas['DraftChange'], 'fields'> & { fields: FieldChange[] }
export type Checked = Omit<Schemas['CheckOut'], 'difference'> & { difference: Change[] }
export type Draft = Omit<Schemas['DraftOut'], 'difference'> & { difference: Change[] }

export type Run = Schemas['BacktestRunOut']
export type RunState = Run['state']
export type ClauseResult = Schemas['BacktestClause']
export type RunOrder = Schemas['BacktestOrder']
export type RunOrderPage = Schemas['BacktestOrderPage']
export type Outcome = RunOrder['from']
