import type { Account, AccountIn } from './useAccount'

/** A contact as it is edited: name and phone left blank stay as they are; `was`: how it reads now. */
export interface Row { id: number | null; role: string; name: string; phone: string; was: string }

export type Draft = Pick<Account, 'preferences' | 'requirements' | 'grade' | 'terminal_model' | 'warranty_months'> & {
  contacts: Row[]
}

export const PLAIN = ['grade', 'terminal_model', 'warranty_months', 'preferences', 'requirements'] as const
export type Plain = (typeof PLAIN)[number]

/** What somebody else has changed; `kept`: it was changed here too, and stays as it is here. */
export interface Change { field: Plain | 'contacts'; was: string; now: string; kept: boolean }

const rowOf = ({ id, role, name, phone }: Account['contacts'][number]): Row =>
  ({ id, role, name: '', phone: '', was: `${name} ${phone}` })

export const draftOf = (account: Account): Draft => ({
  preferences: account.preferences, requirements: account.requirements, grade: account.grade,
  terminal_model: account.terminal_model, warranty_months: account.warranty_months,
  contacts: account.contacts.map(rowOf),
})

export const bodyOf = (draft: Draft, revision: number): AccountIn => ({
  ...draft, revision,
  contacts: draft.contacts.map(({ id, role, name, phone }) => ({ id, role, name: name.trim(), phone: phone.trim() })),
})

const people = ({ contacts }: Account): string => contacts.map(({ name, phone }) => `${name} ${phone}`).join('、')
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Their people and ours: who they added is there, who they removed is gone, what was typed here stays. */
function together(mine: Row[], base: Account, theirs: Account): Row[] {
  const known = new Set(base.contacts.map(({ id }) => id))
  const now = new Map(theirs.contacts.map((each) => [each.id, each]))
  const rows = mine.filter(({ id }) => id === null || now.has(id)).map((row) => {
    const each = row.id === null ? undefined : now.get(row.id)
    return each ? { ...row, was: `${each.name} ${each.phone}` } : row
  })
  return [...rows, ...theirs.contacts.filter(({ id }) => !known.has(id)).map(rowOf)]
}

/** What was entered here (begun from `base`) on top of what others have saved since, and what that was. */
export function merged(draft: Draft, base: Account, theirs: Account): { draft: Draft; changes: Change[] } {
  const start = draftOf(base)
  const next: Draft = { ...draft, contacts: together(draft.contacts, base, theirs) }
  const changes: Change[] = []
  for (const field of PLAIN) {
    if (same(base[field], theirs[field])) continue
    const kept = !same(draft[field], start[field])
    if (!kept) Object.assign(next, { [field]: theirs[field] })
    changes.push({ field, was: String(base[field]), now: String(theirs[field]), kept })
  }
  if (!same(base.contacts, theirs.contacts)) {
    const kept = !same(draft.contacts, start.contacts)
    if (!kept) next.contacts = theirs.contacts.map(rowOf)
    changes.push({ field: 'contacts', was: people(base), now: people(theirs), kept })
  }
  return { draft: next, changes }
}
