import type { components } from '@/shared/api'
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
export type Reason = Schemas['ReasonOut']
export interface Board {
  day: string
  technicians: Row[]
  unassigned: Waiting[]
}
export type Candidate = Schemas['CandidateOut']
export type Plan = Schemas['PlanOut']
