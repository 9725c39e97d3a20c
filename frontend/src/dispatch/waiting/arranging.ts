import type { Bilingual } from '@/shared/i18n'
import type { OrderKind } from '@/shared/ui/KindTag.vue'
import type { Span } from '../model'

/** A booked order that nobody goes to. `due_at`: its nearest running deadline. */
export interface Unplaced {
  number: string
  kind: OrderKind
  promised: Span
  address_masked: string
  emergency: boolean
  due_at: string | null
}

/** The same reason of so many people; `names`: the first of them. */
export interface ReasonGroup {
  code: string
  text: Bilingual
  people: number
  names: string[]
}

/** Why nobody goes. `possible`: how many could all the same. */
export interface Why {
  number: string
  possible: number
  reasons: ReasonGroup[]
}

export const ORDERS = ['due', 'promise', 'urgency'] as const
export type Order = (typeof ORDERS)[number]

export const ONLY = ['all', 'urgent', 'late', 'stuck'] as const
export type Only = (typeof ONLY)[number]

/** So near a deadline an order counts as late soon. */
const SOON_MS = 2 * 3_600_000

const NEVER_MS = Number.MAX_SAFE_INTEGER
const due = ({ due_at }: Unplaced) => (due_at === null ? NEVER_MS : Date.parse(due_at))
const promise = ({ promised }: Unplaced) => Date.parse(promised.from_at)
const calm = ({ emergency }: Unplaced) => Number(!emergency)
const KEYS: Record<Order, ((each: Unplaced) => number)[]> = {
  due: [due, promise],
  promise: [promise, due],
  urgency: [calm, due, promise],
}

/** In the wished order; those that are alike by number. */
export function sorted<Each extends Unplaced>(orders: Each[], by: Order): Each[] {
  return [...orders].sort((one, other) => {
    for (const key of KEYS[by]) {
      const apart = key(one) - key(other)
      if (apart) return apart
    }
    return one.number < other.number ? -1 : 1
  })
}

interface Wish {
  only: Only
  text: string
  now_ms: number
}

/** Those that the reader wants to see. */
export function filtered<Each extends Unplaced>(
  orders: Each[], whys: ReadonlyMap<string, Why>, { only, text, now_ms }: Wish,
): Each[] {
  const sought = text.trim().toLowerCase()
  const fits: Record<Only, (each: Each) => boolean> = {
    all: () => true,
    urgent: ({ emergency }) => emergency,
    late: (each) => due(each) - now_ms < SOON_MS,
    stuck: ({ number }) => whys.get(number)?.possible === 0,
  }
  const has = ({ number, address_masked }: Each) => `${number} ${address_masked}`.toLowerCase().includes(sought)
  return orders.filter((each) => fits[only](each) && has(each))
}

/** How many are held back by each kind of reason, whatever its particulars; the commonest first. */
export function byKind(reasons: ReasonGroup[]): ReasonGroup[] {
  const kinds = new Map<string, ReasonGroup>()
  for (const reason of reasons) {
    const { people = 0, names = [] } = kinds.get(reason.code) ?? {}
    kinds.set(reason.code, { ...reason, people: people + reason.people, names: [...names, ...reason.names] })
  }
  return [...kinds.values()].sort((one, other) => other.people - one.people)
}
