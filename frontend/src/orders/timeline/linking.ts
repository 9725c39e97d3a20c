import type { ClauseVerdict, TimelineEvent } from '../model'

/** What the reader looks at: a clause, to see which events decide it; or an event, to see which clauses it decides. */
export type Selection = { kind: 'clause' | 'event'; id: string }

export interface Lit {
  events: ReadonlySet<string>
  clauses: ReadonlySet<string>
}

const NOTHING: Lit = { events: new Set(), clauses: new Set() }

/** What belongs to the selection on both sides, itself included. */
export function litBy(selection: Selection | undefined, clauses: ClauseVerdict[]): Lit {
  if (!selection) return NOTHING
  if (selection.kind === 'clause') {
    const chosen = clauses.find(({ clause }) => clause === selection.id)
    return chosen ? { events: new Set(chosen.witnesses), clauses: new Set([chosen.clause]) } : NOTHING
  }
  const decided = clauses.filter(({ witnesses }) => witnesses.includes(selection.id))
  return { events: new Set([selection.id]), clauses: new Set(decided.map(({ clause }) => clause)) }
}

/** A second click on the same thing lets go of it. */
export const toggled = (now: Selection | undefined, next: Selection): Selection | undefined =>
  now?.kind === next.kind && now.id === next.id ? undefined : next

/** How many clauses each event decides, by event id. */
export function decidedBy(clauses: ClauseVerdict[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { witnesses } of clauses) {
    for (const id of new Set(witnesses)) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

/** The sequence numbers of events, by id: how people name them. */
export const numbersOf = (events: TimelineEvent[]): Map<string, number> =>
  new Map(events.map(({ id, seq }) => [id, seq]))

/** Which events a later one corrects: the corrector's number, by the id of the corrected. */
export const correctionsOf = (events: TimelineEvent[]): Map<string, number> =>
  new Map(events.flatMap(({ corrects, seq }) => (corrects ? [[corrects, seq] as const] : [])))
