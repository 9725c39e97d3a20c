import type { components } from '@/shared/api'
import type { OrderKind } from '@/shared/ui/KindTag.vue'
import type { OrderState } from '@/shared/ui/StateTag.vue'
import type { Prefixes } from './devices'

type Schemas = components['schemas']

export type { OrderState }

/** A condition as the server resolved it (doorstep/standards/conditions.py); `conditions.ts` evaluates it. */
export type When = Record<string, unknown>

export type Body = Record<string, unknown>

export type Named = Schemas['Named']
export type Reason = Schemas['Reason']
export type Proof = Schemas['Proof']
/** What is asked of one number of the step, in three levels. */
export type Limits3 = Schemas['Limits3']
export type Selection = Schemas['Selection']
/** The step, if its body fits `when`, asks for an earlier event of `needs`, none of `since` having come after it. */
export type Gate = Schemas['Gate']
export type Product = Schemas['FieldProduct']
/** A clause's clock as data; `timers.ts` reckons where it stands. */
export type FieldTimer = Schemas['FieldTimer']
export type FieldCall = Schemas['FieldCall']
export type Objection = Schemas['Objection']
export type Load = Schemas['Load']
export type Failing = Schemas['Failing']

/** The server leaves none of an input's fields out. */
export type Input = Required<Schemas['Input']>
export type InputType = Input['type']

/** One screen of the visit; all of it comes from the clauses of the order's editions. */
export type FieldStep = Omit<Schemas['FieldStep'], 'inputs'> & { inputs: Input[] }

/** An entry of the order's log, the server's or still this phone's. */
export interface LogEvent {
  id: string
  kind: string
  occurred_at: string
  body: Body
  /** The phone that recorded it, where one did: an entry of the server's. */
  phone?: string | null
}

/** A terminal by its label. */
export interface Device {
  model: string
  sn: string
  mac: string
}

/** `customer` and `site` are gone from the phone once the order no longer needs a visit. */
export type FieldOrder = Omit<Schemas['FieldOrder'], 'kind' | 'state' | 'steps' | 'events' | 'verdicts'> & {
  kind: OrderKind
  state: OrderState
  steps: FieldStep[]
  events: LogEvent[]
}

/** `devices`: what the system knows of terminals; a server from before has none. */
export type DayBundle = Omit<Schemas['DayBundle'], 'orders'> & { orders: FieldOrder[]; devices?: { prefixes?: Prefixes } }
