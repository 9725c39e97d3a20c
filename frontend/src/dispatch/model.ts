import type { components } from '@/shared/api'
import type { OrderKind } from '@/shared/ui/KindTag.vue'
import type { OrderState } from '@/shared/ui/StateTag.vue'

type Schemas = components['schemas']

/** A stretch of time [from_at, to_at). */
export interface Span {
  from_at: string
  to_at: string
}

interface Coordinates {
  lat: number | null
  lon: number | null
}

/** `expected_…`: when it will be, after what has happened so far; `due_at`: its nearest running deadline. */
export type Visit = Schemas['VisitOut'] & Coordinates & {
  kind: OrderKind
  state: OrderState
  pinned: boolean
  due_at: string | null
  due_clause: string | null
  expected_from_at: string | null
  expected_to_at: string | null
}
export type Row = Omit<Schemas['TechnicianRowOut'], 'visits'> & {
  start: Coordinates | null
  breaks: Span[]
  visits: Visit[]
}
export type Waiting = Schemas['WaitingOut'] & Coordinates & { kind: OrderKind; due_at: string | null }
export type Reason = Schemas['ReasonOut']

/** A day as it is shown. Never deeply reactive: what changes is replaced, what doesn't keeps its identity. */
export interface Board {
  day: string
  revision: number
  technicians: Row[]
  unassigned: Waiting[]
}

/** What has changed since a revision: whole rows; `unassigned` null when it is as before. */
export interface Changes {
  revision: number
  technicians: Row[]
  unassigned: Waiting[] | null
  reload: boolean
}
export type Candidate = Schemas['CandidateOut']
export type Plan = Schemas['PlanOut']
