import type { components } from '@/shared/api'
import type { Bilingual } from '@/shared/i18n'

/** What the server says about standards, their drafts and backtests. Money is decimal text in CNY. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

type Schemas = components['schemas']

export type Lint = Schemas['LintOut']
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

export type Outcome = 'satisfied' | 'violated' | 'pending' | 'not_applicable' | 'absent'
export type RunState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'

interface Money {
  deduct_before_cny: string
  deduct_after_cny: string
}

export interface ClauseResult extends Money {
  clause: string
  title: Bilingual
  before: Record<Outcome, number>
  after: Record<Outcome, number>
  changes: { from: Outcome; to: Outcome; orders: number }[]
}

interface Shift extends Money {
  orders: number
  worse: number
  better: number
}

export interface UnitResult extends Shift {
  unit: string
  name: Bilingual
}

export interface TechnicianResult extends Shift {
  staff_no: string
  name: string
}

export interface Run extends Money {
  id: number
  draft: number
  from_on: string
  to_on: string
  state: RunState
  done: number
  total: number
  orders: number
  started_at: string | null
  finished_at: string | null
  problem: Bilingual | null
  stage: 'reading' | 'judging'
  revision: number
  clauses: ClauseResult[]
  units: UnitResult[]
  technicians: TechnicianResult[]
}

export interface RunOrder extends Money {
  number: string
  clause: string
  from: Outcome
  to: Outcome
  technician: string | null
  unit: string
  violated_at: string | null
}

export interface RunOrderPage {
  items: RunOrder[]
  total: number
  page: number
  page_size: number
}
