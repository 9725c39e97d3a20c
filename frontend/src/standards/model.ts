import type { Bilingual } from '@/shared/i18n'

/** What the server says about drafts and backtests; the words of issue 3. Money is decimal text in CNY. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

export type DraftState = 'draft' | 'proposed' | 'published' | 'discarded'

export interface FileProblem {
  line: number
  clause: string | null
  expected: Bilingual
}

export interface Lint {
  code: string
  severity: 'error' | 'warning'
  clauses: string[]
  text: Bilingual
}

export interface FieldChange {
  field: string
  before: Json
  after: Json
}

export interface Change {
  clause: string | null
  kind: 'added' | 'removed' | 'changed' | 'figure'
  title: Bilingual
  fields: FieldChange[]
}

export interface Checked {
  problems: FileProblem[]
  lints: Lint[]
  difference: Change[]
}

export interface Writer {
  username: string
  name: string
}

export interface DraftRow {
  id: number
  standard: string
  title: Bilingual
  base: { sha256: string; version: string }
  version: string
  state: DraftState
  author: Writer
  edited_by: Writer
  edited_at: string
  proposed_by: Writer | null
  proposed_from_on: string | null
  note: string
  may_publish: boolean
  why_not: Bilingual | null
}

export interface Draft extends DraftRow, Checked {
  content: string
  base_content: string
  revision: number
  parameters: Record<string, Json>
}

export type Outcome = 'satisfied' | 'violated' | 'pending' | 'not_applicable'
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
  problem: string | null
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

export interface Edition {
  sha256: string
  version: string
  published_at: string
  author: string | null
  published_by: string | null
  adoptions: { unit_code: string; from_on: string; parameters: Record<string, Json> }[]
  in_force: boolean
}
