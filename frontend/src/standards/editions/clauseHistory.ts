import { asData, asList, readText, type Data } from '../editor/standardText'
import type { FieldChange, Json } from '../model'

/** What an edition did to a clause. */
export interface Step<E> {
  edition: E
  kind: 'added' | 'changed' | 'removed'
  fields: FieldChange[]
}

/** What each edition did to a clause, the newest first; editions that left it as it was don't stand here. */
export function clauseHistory<E extends { content: string; published_at: string }>(
  id: string, editions: E[],
): Step<E>[] {
  const inOrder = editions.toSorted((one, other) => Date.parse(one.published_at) - Date.parse(other.published_at))
  const steps: Step<E>[] = []
  let before: Data | undefined
  for (const edition of inOrder) {
    const after = clauseOf(id, edition.content)
    const fields = before && after ? changes(before, after) : []
    const kind = !before && after ? 'added' : before && !after ? 'removed' : fields.length ? 'changed' : undefined
    if (kind) steps.push({ edition, kind, fields })
    before = after
  }
  return steps.reverse()
}

const clauseOf = (id: string, content: string): Data | undefined =>
  asList(readText(content).data.clauses).map(asData).find((clause) => clause.id === id)

const said = (value: Json | undefined): Json => value ?? null

function changes(before: Data, after: Data): FieldChange[] {
  return [...new Set([...Object.keys(after), ...Object.keys(before)])]
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ field, before: said(before[field]), after: said(after[field]) }))
}
