import { isValue, nameOf, plain, type Name } from './quantities'
import { programOf } from './programs'

/**
 * An instrument's file as records: what it names, by our words, with the text that stands there. JSON of any
 * nesting, tables with a header line, lines of `name: value`, and both mixed; in UTF-8, UTF-16 with its mark, or
 * GB18030. Twin of doorstep/visits/readings/records.py.
 */
export interface Cell {
  text: string
  unit: string
}

/** By what it is about. */
export type Record = Map<string, Cell>

export const MOST_BYTES = 512 * 1024
const MOST_LINES = 5000
const DELIMITERS = [',', '\t', ';', '|']
const PAIR = /^([^:=]+)[:=]([^\n]*)$/
const DEEPEST = 40

/** The file's text; undefined for what is no text, or too much of it. */
export function decoded(data: Uint8Array): string | undefined {
  if (data.length > MOST_BYTES) return undefined
  const mark = `${data[0]} ${data[1]}`
  if (mark === '255 254') return new TextDecoder('utf-16le').decode(data)
  if (mark === '254 255') return new TextDecoder('utf-16be').decode(data)
  if (data.includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data)
  } catch {
    // Not UTF-8: then as Chinese Windows writes it, which takes any bytes.
    return new TextDecoder('gb18030').decode(data)
  }
}

/** In the order of the file, without those that name nothing we know. Throws SyntaxError: broken JSON. */
export function recordsOf(text: string): Record[] {
  const isJson = /^\s*[{[]/.test(text)
  return (isJson ? fromJson(JSON.parse(text), 0) : fromLines(text)).filter(({ size }) => size > 0)
}

function fromJson(said: unknown, depth: number): Record[] {
  if (depth > DEEPEST || typeof said !== 'object' || said === null) return []
  if (Array.isArray(said)) return said.flatMap((each) => fromJson(each, depth + 1))
  const program = programOf(said)
  if (program.size) return [program]
  const cells = Object.entries(said).flatMap(([key, value]) => {
    const [name, cell] = [nameOf(key), scalar(value)]
    return name && cell ? [[name, cell] as const] : []
  })
  const deeper = Object.values(said).filter((value) => !scalar(value))
  return [...grouped(cells), ...deeper.flatMap((value) => fromJson(value, depth + 1))]
}

const isPlain = (value: unknown): value is number | string => typeof value === 'number' || typeof value === 'string'

/** A value, or an object that only says a value and its unit; undefined for anything deeper. */
function scalar(value: unknown): Cell | undefined {
  if (value === null || typeof value === 'boolean') return { text: '', unit: '' }
  if (isPlain(value)) return { text: String(value), unit: '' }
  const { value: inner, unit } = value as { value?: unknown; unit?: unknown }
  return isPlain(inner) ? { text: String(inner), unit: typeof unit === 'string' ? unit : '' } : undefined
}

function fromLines(text: string): Record[] {
  const lines = text.split(/\r\n|\n|\r/).slice(0, MOST_LINES).map(plain)
  const delimiter = delimiterOf(lines)
  const found: Record[] = []
  const pairs: [Name, Cell][] = []
  let header: (Name | undefined)[] = []
  for (const line of lines) {
    const cells = cellsOf(line, delimiter)
    const names = cells.map(nameOf)
    const said = pairsOf(line, cells)
    const [first] = names
    if (!line) header = []
    else if (isHeader(names, cells)) header = names
    else if (said.length) pairs.push(...said)
    else if (header.length) found.push(...grouped(row(header, cells)))
    else if (first && (cells.length === 2 || cells.length === 3)) {
      pairs.push([first, { text: cells[1] ?? '', unit: first.unit || (cells[2] ?? '') }])
    }
  }
  return [...found, ...grouped(pairs)]
}

function delimiterOf(lines: string[]): string {
  const counts = DELIMITERS.map((each) => lines.filter((line) => line.includes(each)).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

const row = (header: (Name | undefined)[], cells: string[]): [Name, Cell][] =>
  header.slice(0, cells.length).flatMap((name, at): [Name, Cell][] =>
    (name ? [[name, { text: cells[at] ?? '', unit: name.unit }]] : []))

function isHeader(names: (Name | undefined)[], cells: string[]): boolean {
  const known = names.filter((name) => name !== undefined)
  const others = cells.filter((_, at) => !names[at])
  return (known.length > 1 || known.some(({ unit }) => unit)) && !others.some(isValue)
}

/** `name: value`, once on a line or in each of its cells. */
function pairsOf(line: string, cells: string[]): [Name, Cell][] {
  const found = cells.flatMap(pairOf)
  return found.length ? found : pairOf(line)
}

function pairOf(text: string): [Name, Cell][] {
  const [, key, value = ''] = PAIR.exec(text) ?? []
  const name = key === undefined ? undefined : nameOf(key)
  return name ? [[name, { text: value.trim(), unit: name.unit }]] : []
}

/** Cells as records: what is named again begins the next one; light of a named colour is one itself. */
function grouped(said: (readonly [Name, Cell])[]): Record[] {
  const found: Record[] = []
  let record: Record = new Map()
  for (const [{ about, unit, nm }, { text, unit: own }] of said) {
    let cell = { text, unit: own || unit }
    if (nm) {
      found.push(new Map([['wavelength', { text: nm, unit: 'nm' }], ['power', cell]]))
      continue
    }
    const before = record.get(about)
    if (about === 'taken' && before) cell = { text: `${before.text} ${text}`, unit: '' }
    else if (before) {
      found.push(settled(record))
      record = new Map()
    }
    record.set(about, cell)
  }
  return [...found, settled(record)]
}

/** A cell that only says the unit is that of the reading beside it. */
function settled(record: Record): Record {
  const [unit, power] = [record.get('unit'), record.get('power')]
  record.delete('unit')
  if (unit && power && !power.unit) record.set('power', { text: power.text, unit: unit.text })
  return record
}

/** Split outside double quotes; a line without the delimiter by two spaces or more. */
function cellsOf(line: string, delimiter: string): string[] {
  if (!line.includes(delimiter)) return line.split(/\s{2,}/)
  const cells = ['']
  let quoted = false
  for (const sign of line) {
    if (sign === '"') quoted = !quoted
    else if (sign === delimiter && !quoted) cells.push('')
    else cells[cells.length - 1] += sign
  }
  return cells.map((cell) => cell.trim())
}
