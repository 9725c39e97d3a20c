import type { components } from '@/shared/api'
import type { Bilingual } from '@/shared/i18n'
import type { OrderKind } from '@/shared/ui/KindTag.vue'
import type { OrderState } from '@/shared/ui/StateTag.vue'

type Schemas = components['schemas']

/** A stretch of time [from_at, to_at). */
export interface Span {
  from_at: string
  to_at: string
}

interface Place {
  lat: number
  lon: number
}

/** `expected_…`: when it was or will be, after what has happened so far; `due_at`: its nearest running deadline. */
export type Visit = Schemas['VisitOut'] & Place & {
  kind: OrderKind
  state: OrderState
  pinned: boolean
  due_at: string | null
  due_clause: string | null
  expected_from_at: string
  expected_to_at: string
}
export type Row = Omit<Schemas['TechnicianRowOut'], 'visits'> & {
  grids: string[]
  start: Place
  breaks: Span[]
  visits: Visit[]
}
export type Waiting = Omit<Schemas['WaitingOut'], 'reasons'> & Place & {
  kind: OrderKind
  due_at: string | null
  due_clause: string | null
}
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

/** A wish: this order to that technician (null: to nobody) at that time (null: whenever it fits him best). */
export interface Move {
  number: string
  staff_no: string | null
  from_at: string | null
}

export interface Seat {
  number: string
  staff_no: string
  name: string
  from_at: string
  to_at: string
}

/** What moving would do. `later`: visits that others would get so much later. */
export interface Outcome {
  allowed: boolean
  breaks_promise: boolean
  seats: Seat[]
  extra_travel_min: number
  later: { number: string; by_min: number; breaks_promise: boolean }[]
  problems: { number: string; code: string; text: Bilingual; breaks_promise: boolean }[]
}

export interface Moved {
  revision: number
  change_id: string
  seats: Seat[]
}

/** What somebody else has changed meanwhile. */
export interface Changed {
  number: string
  what: Bilingual
  by: string
  at: string
}
