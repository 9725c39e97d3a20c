import type { Bilingual } from '@/shared/i18n'

/** A condition as the server resolved it (doorstep/standards/conditions.py); `conditions.ts` evaluates it. */
export type When = Record<string, unknown>

export type Body = Record<string, unknown>

export interface Span {
  from_at: string
  to_at: string
}

export interface Named {
  clause: string
  source: string
  title: Bilingual
}

export interface Reason extends Named {
  why: Bilingual | null
  severity: string
  control: string
}

/** A picture (or signature) that a clause asks for; `slot` names it in the event. */
export interface Proof extends Named {
  slot: string
  type: string
}

/** What a clause asks of the values that the step enters. */
export interface Limit extends Named {
  when: When
}

export interface Selection {
  kinds: string[]
  when: When
}

/** The step, if its body fits `when`, asks for an earlier event of `needs`, none of `since` having come after it. */
export interface Gate extends Named {
  mend: Bilingual
  when: When
  needs: Selection
  since: Selection | null
}

export type InputType
  = 'text' | 'number' | 'choice' | 'flag' | 'photo' | 'scan' | 'signature' | 'rating' | 'location' | 'products'
  | 'money' | 'devices'

export interface Input {
  name: string
  type: InputType
  title: Bilingual
  required: boolean
  unit: string
  min: number | null
  max: number | null
  options: { value: string; title: Bilingual }[]
  slot: string
  hint: Bilingual | null
}

/** One screen of the visit; all of it comes from the clauses of the order's editions. */
export interface FieldStep {
  id: string
  stage: string
  stage_title: Bilingual
  event: string
  title: Bilingual
  fills: Body
  repeatable: boolean
  by_customer: boolean
  do: Bilingual[]
  inputs: Input[]
  why: Reason[]
  say: { clause: string; lines: Bilingual[] }[]
  checks: Named[]
  show: Proof[]
  limits: Limit[]
  gates: Gate[]
}

/** An entry of the order's log, the server's or still this phone's. */
export interface LogEvent {
  id: string
  kind: string
  occurred_at: string
  body: Body
}

export interface Product {
  kind: string
  down_mbps?: number | null
  up_mbps?: number | null
}

/** A terminal by its label. */
export interface Device {
  model: string
  sn: string
  mac: string
}

export interface FieldOrder {
  number: string
  kind: 'install' | 'move' | 'repair' | 'change' | 'remove'
  state: OrderState
  segment: string
  emergency: boolean
  same_day: boolean
  promised: Span | null
  planned: Span | null
  position: number
  /** Gone from the phone once the order no longer needs a visit. */
  customer: { name: string; phone: string } | null
  site: { address: string; lat: number | null; lon: number | null; access_notes: string } | null
  products: Product[]
  access: string
  port: string
  need: string
  contracted_down_mbps: number | null
  order: Body
  door_link: string | null
  events: LogEvent[]
  steps: FieldStep[]
}

export type OrderState
  = 'received' | 'booked' | 'assigned' | 'on_the_way' | 'on_site' | 'rework' | 'accepted' | 'replied' | 'closed'
  | 'suspended' | 'cancelled'

export interface DayBundle {
  day: string
  now: string
  technician: { staff_no: string; name: string; badge_no: string; star_level: number }
  company: { name: string; hotline: string; complaint_line: string }
  certificates_lapsing: { kind: string; title: Bilingual; valid_until_on: string }[]
  load: { what: Bilingual; count: number }[]
  orders: FieldOrder[]
}
