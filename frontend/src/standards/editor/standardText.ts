import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml'
import type { Json } from '../model'

/**
 * A standard's file as text and as data at once. The text is what counts: every change of the form is made in it, on
 * the lines of the clause or figure that it touches and nowhere else, so that comments and layout stay.
 */
export type Data = Record<string, Json>
export type Path = readonly (string | number)[]

export interface Fault {
  line: number
  text: string
}

/** Where a clause stands: its lines, counted from 1, the last one included. */
export interface ClausePlace {
  id: string
  at: number
  line: number
  last: number
}

export interface ReadText {
  data: Data
  places: ClausePlace[]
  /** Why the text can't be read as a file; then the rest is empty. */
  faults: Fault[]
}

// As the server reads it (PyYAML): YAML 1.1, lines never folded, `{a: b}` without padding, as the library is written.
export const STYLE = { lineWidth: 0, flowCollectionPadding: false }

export interface Open {
  document: Document
  lines: LineCounter
}

export function open(text: string): Open {
  const lines = new LineCounter()
  return { document: parseDocument(text, { version: '1.1', lineCounter: lines, customTags: untyped }), lines }
}

let last: { text: string; opened: Open } | undefined

/** The text opened to be looked at, never changed: the same text is asked about again and again while it is edited. */
export function look(text: string): Open {
  if (last?.text !== text) last = { text, opened: open(text) }
  return last.opened
}

/** Dates stay words, as the language has no date type. */
const untyped = (tags: (string | { tag: string })[]) =>
  tags.filter((tag) => tag !== 'timestamp' && (typeof tag === 'string' || !tag.tag.endsWith(':timestamp'))) as never[]

const lineOf = (lines: LineCounter, offset: number): number => lines.linePos(offset).line

/** A mapping, whatever else somebody typed there. */
export const asData = (value: Json | undefined): Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}

export const asList = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : [])

/** A mapping with another value in one field; without one, without the field. */
export function placed(data: Data, field: string, value: Json | undefined): Data {
  if (value !== undefined) return { ...data, [field]: value }
  return Object.fromEntries(Object.entries(data).filter(([name]) => name !== field))
}

/** A text as the data that it stands for, and where its clauses stand. */
export function readText(text: string): ReadText {
  const { document, lines } = look(text)
  const faults = document.errors.map((error) => ({
    line: lineOf(lines, error.pos[0]), text: error.message.split('\n')[0] ?? error.code,
  }))
  if (faults.length) return { data: {}, places: [], faults }
  return { data: asData(document.toJS() as Json), places: places(document, lines), faults }
}

function places(document: Document, lines: LineCounter): ClausePlace[] {
  const clauses = document.get('clauses')
  if (!isSeq(clauses)) return []
  return clauses.items.flatMap((item, at) => {
    const range = (item as Node).range
    if (!range) return []
    const id = isMap(item) ? item.get('id') : undefined
    return [{ id: String(id ?? ''), at, line: lineOf(lines, range[0]), last: lineOf(lines, range[1] - 1) }]
  })
}

/** The part of a file that a change of `path` may rewrite: one clause, one figure, or one entry of the top. */
export const partOf = (path: Path): Path => path.slice(0, path[0] === 'clauses' || path[0] === 'parameters' ? 2 : 1)

/** First and last offset of a part: whole lines, from its own to the one before what follows. */
export function span(text: string, { document }: Open, part: Path): [number, number] | undefined {
  const parent = part.length > 1 ? document.getIn(part.slice(0, -1), true) : document.contents
  const starts = startsIn(parent)
  const found = starts.findIndex(({ key }) => key === part.at(-1))
  const from = starts[found]?.offset
  if (from === undefined) return undefined
  const next = starts[found + 1]?.offset ?? endOf(document, parent, part, text)
  return [lineStart(text, from), lineStart(text, next)]
}

function startsIn(parent: unknown): { key: string | number; offset: number }[] {
  if (isSeq(parent)) return parent.items.map((item, at) => ({ key: at, offset: (item as Node).range?.[0] ?? 0 }))
  if (!isMap(parent)) return []
  return parent.items.map(({ key }) => ({
    key: isScalar(key) ? String(key.value) : '', offset: (key as Node).range?.[0] ?? 0,
  }))
}

/** Where the last part of a list ends: at what follows the list, or with the text. */
function endOf(document: Document, parent: unknown, part: Path, text: string): number {
  if (parent === document.contents) return text.length
  const tops = startsIn(document.contents)
  return tops[tops.findIndex(({ key }) => key === part[0]) + 1]?.offset ?? text.length
}

const lineStart = (text: string, offset: number): number =>
  offset >= text.length ? text.length : text.lastIndexOf('\n', offset - 1) + 1
