import { isCollection, isMap, isScalar, isSeq, type Document, type Node, type YAMLMap } from 'yaml'
import type { Json } from '../model'
import { look, open, partOf, span, STYLE, type Data, type Path } from './standardText'

/** The text with another value at `path`; without one, with nothing there. Unreadable text stays as it is. */
export function put(text: string, path: Path, value: Json | undefined): string {
  const opened = look(text)
  if (opened.document.errors.length) return text
  const part = partOf(path)
  const old = span(text, opened, part)
  if (!old) return written(text, path, value)
  if (part.length > 1) return alone(text, old, path, value)
  return path.length > 1 ? written(text, path, value) : replaced(text, old, path, value)
}

/** Blank lines and comments behind a part: they belong to what follows. */
const TAIL = /(?<=\n)(?:[ \t]*(?:#[^\n]*)?\n)+$/

const endOf = (text: string, [from, to]: [number, number]): number =>
  to - (TAIL.exec(text.slice(from, to))?.[0].length ?? 0)

/** A change of one clause or figure: only its lines are read and written, under their heading alone. */
function alone(text: string, lines: [number, number], path: Path, value: Json | undefined): string {
  const [from, end] = [lines[0], endOf(text, lines)]
  const [heading, name, ...rest] = path
  const head = `${String(heading)}:\n`
  const small = [String(heading), heading === 'clauses' ? 0 : name ?? '', ...rest]
  const after = written(head + text.slice(from, end), small, value)
  return text.slice(0, from) + (after.startsWith(head) ? after.slice(head.length) : '') + text.slice(end)
}

/** A change of an entry of the top, on its own lines. */
function replaced(text: string, lines: [number, number], path: Path, value: Json | undefined): string {
  const [from, end] = [lines[0], endOf(text, lines)]
  const after = value === undefined ? '' : written(text.slice(from, end), path, value)
  return text.slice(0, from) + after + text.slice(end)
}

/** The whole of a text with a change, in the style of the library. */
function written(text: string, path: Path, value: Json | undefined): string {
  const { document } = open(text)
  if (value === undefined) document.deleteIn(path)
  else setAt(document, path, value)
  return document.toString(STYLE)
}

/** Changes what stands at `path` as little as can be: what it says already keeps its layout and its comments. */
function setAt(document: Document, path: Path, value: Json): void {
  const there = document.getIn(path, true) as Node | undefined
  if (there && JSON.stringify(there.toJS(document)) === JSON.stringify(value)) return
  const simple = typeof value !== 'object' || value === null
  if (simple && isScalar(there)) there.value = value
  else if (isMap(there) && !simple && !Array.isArray(value)) setEach(document, path, there, value)
  else if (there) document.setIn(path, alike(there, document.createNode(value, { flow: isFlow(there, path) })))
  else make(document, path, value)
}

function setEach(document: Document, path: Path, there: YAMLMap, value: Data): void {
  const names = there.items.map(({ key }) => String(isScalar(key) ? key.value : key))
  names.filter((name) => !(name in value)).forEach((name) => document.deleteIn([...path, name]))
  for (const [name, said] of Object.entries(value)) setAt(document, [...path, name], said)
}

/** Parts of a clause stand on one line, unless somebody wrote them below each other. */
const isFlow = (there: Node, path: Path): boolean => (isCollection(there) ? there.flow ?? false : path.length > 2)

function alike(before: Node, after: Node): Node {
  after.comment = before.comment
  after.commentBefore = before.commentBefore
  after.spaceBefore = before.spaceBefore
  return after
}

/** What lies on the way and isn't there is made with it: the package would make an ordered map of it. */
function make(document: Document, path: Path, value: Json): void {
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
