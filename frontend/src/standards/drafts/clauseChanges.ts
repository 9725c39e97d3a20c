import { asData, asList, readText } from '../editor/standardText'

/** The ids of the clauses (and the names of the other entries) in which two texts of a standard differ. */
export function changedIn(before: string, after: string): string[] {
  const [old, now] = [entries(before), entries(after)]
  return [...new Set([...now.keys(), ...old.keys()])].filter((name) => old.get(name) !== now.get(name))
}

function entries(text: string): Map<string, string> {
  const { data, faults } = readText(text)
  if (faults.length) return new Map([['YAML', text]])
  const { clauses, parameters, ...rest } = data
  const named = [
    ...asList(clauses).map(asData).map((clause) => [String(clause.id), clause] as const),
    ...Object.entries(asData(parameters)).map(([name, said]) => [`$${name}`, said] as const),
    ...Object.entries(rest),
  ]
  return new Map(named.map(([name, said]) => [name, JSON.stringify(said)]))
}
