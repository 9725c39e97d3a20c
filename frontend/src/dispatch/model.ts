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

export type Visit = Schemas['VisitOut'] & { kind: OrderKind; state: OrderState }
export type Row = Omit<Schemas['TechnicianRowOut'], 'visits'> & { visits: Visit[] }
export type Waiting = Schemas['WaitingOut'] & { kind: OrderKind }

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

/** A wish: this order to that technician (null: to nobody) at that time (null: whenever it fits him best). */
export interface Move {
  number: string
  staff_no: string | null
  from_at: string | null
}

/** What moving would do. `later`: visits that others would get so much later. */
export type Outcome = Schemas['MoveCheckOut']
export type Moved = Schemas['MovesOut']

/** What somebody else has changed meanwhile. */
export interface Changed {
  number: string
  what: Bilingual
  by: string
  at: string
}
