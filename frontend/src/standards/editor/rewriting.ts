import { isMap, isScalar, isSeq, type Document, type Node } from 'yaml'
import type { Json } from '../model'
import { look, open, partOf, span, STYLE, type Data, type Path } from './standardText'

/** The text with another value at `path`; without one, with nothing there. Unreadable text stays as it is. */
export function put(text: string, path: Path, value: Json | undefined): string {
  const opened = look(text)
  if (opened.document.errors.length) return text
  const part = partOf(path)
  const old = span(text, opened, part)
  if (!old) return written(text, path, value)
  if (part.length === 1) return part.length === path.length ? replaced(text, old, path, value) : written(text, path, value)
  return alone(text, old, path, value)
}

/** Blank lines and comments behind a part: they belong to what follows. */
const TAIL = /(?<=\n)(?:[ \t]*(?:#[^\n]*)?\n)+$/

/** A change of one clause or figure: only its lines are read and written, under their heading alone. */
function alone(text: string, [from, to]: [number, number], path: Path, value: Json | undefined): string {
  const [heading, name, ...rest] = path
  const head = `${String(heading)}:\n`
  const end = to - (TAIL.exec(text.slice(from, to))?.[0].length ?? 0)
  const small = written(head + text.slice(from, end), [String(heading), heading === 'clauses' ? 0 : name ?? '', ...rest], value)
  return text.slice(0, from) + (small.startsWith(head) ? small.slice(head.length) : '') + text.slice(end)
}

/** A change of an entry of the top, on its own lines. */
function replaced(text: string, [from, to]: [number, number], path: Path, value: Json | undefined): string {
  return text.slice(0, from) + written(text.slice(from, to), path, value) + text.slice(to)
}

/** The whole of a text with a change, in the style of the library. */
function written(text: string, path: Path, value: Json | undefined): string {
  const { document } = open(text)
  if (value === undefined) document.deleteIn(path)
  else setAt(document, path, value)
  return document.toString(STYLE)
}

function setAt(document: Document, path: Path, value: Json): void {
  const there = document.getIn(path, true)
  const simple = typeof value !== 'object' || value === null
  if (simple && isScalar(there)) return void (there.value = value)
  // What lies on the way and isn't there is made with it: the package would make an ordered map of it.
  const depth = path.findIndex((_, at) => !document.hasIn(path.slice(0, at + 1)))
  const here = depth < 0 ? path : path.slice(0, depth + 1)
  const whole = path.slice(here.length).reduceRight<Json>((inner, key) => ({ [key]: inner }), value)
  document.setIn(here, document.createNode(whole, { flow: here.length > 2 }))
}

/** The text with a clause more, behind the clause at `at`; -1: before the first. */
export function insertClause(text: string, at: number, clause: Data): string {
  const opened = open(text)
  if (opened.document.errors.length) return text
  const clauses = opened.document.get('clauses')
  if (!isSeq(clauses)) return put(text, ['clauses'], [clause])
  const before = at < 0 ? undefined : span(text, opened, ['clauses', at])
  clauses.items.splice(at + 1, 0, clauseNode(opened.document, clause))
  const whole = opened.document.toString(STYLE)
  const now = span(whole, open(whole), ['clauses', at + 1])
  if (!before || !now) return whole
  const head = text.slice(0, before[1])
  const apart = head.endsWith('\n\n') ? '' : head.endsWith('\n') ? '\n' : '\n\n'
  return head + apart + whole.slice(...now).trimEnd() + (text.length > before[1] ? '\n\n' : '\n') + text.slice(before[1])
}

/** A clause as the library writes one: a line for each field, the field's own parts on it. */
function clauseNode(document: Document, clause: Data): Node {
  const node = document.createNode(clause)
  if (isMap(node)) {
    for (const pair of node.items) {
      if (isMap(pair.value) || isSeq(pair.value)) pair.value.flow = true
    }
  }
  return node
}

/** The text with one clause less, and the comments right above it. */
export function removeClause(text: string, at: number): string {
  const opened = look(text)
  const old = opened.document.errors.length ? undefined : span(text, opened, ['clauses', at])
  const clauses = opened.document.get('clauses')
  if (!old || !isSeq(clauses)) return text
  if (clauses.items.length === 1) return put(text, ['clauses'], [])
  return text.slice(0, old[0]) + text.slice(old[1])
}
