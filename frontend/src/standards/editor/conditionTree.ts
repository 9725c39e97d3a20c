import type { Json } from '../model'
import { asData, asList, type Data } from './standardText'

/**
 * A condition as the rows that a form shows. The language of conditions is data (doorstep/standards/conditions.py):
 * every field of a mapping must hold, `all`, `any` and `not` combine conditions, `some` asks the objects of a list.
 */
export const OPERATIONS = [
  'eq', 'ne', 'in', 'not_in', 'lt', 'le', 'gt', 'ge', 'exists', 'has', 'has_all', 'some',
] as const
export const GROUPS = ['any', 'all', 'not'] as const

export type Operation = (typeof OPERATIONS)[number]
export type GroupKind = (typeof GROUPS)[number]

export interface TestRow {
  type: 'test'
  field: string
  operation: Operation
  /** A value, `$parameter`, `{order: attribute, times: factor}`; for `some` a condition. */
  operand: Json
}

/** `rows` of `all` and `any` are conditions, each with its own rows; `not` has one. */
export interface GroupRow {
  type: 'group'
  how: GroupKind
  parts: Row[][]
}

export type Row = TestRow | GroupRow

const isGroup = (key: string): key is GroupKind => GROUPS.some((each) => each === key)
const isOperation = (key: string): key is Operation => OPERATIONS.some((each) => each === key)
const isMapping = (value: Json): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The rows of a condition; undefined for one that only its text can say. */
export function rowsOf(when: Json | undefined): Row[] | undefined {
  if (when === undefined || when === null) return []
  if (!isMapping(when)) return undefined
  const rows: Row[] = []
  for (const [key, said] of Object.entries(when)) {
    const made = isGroup(key) ? groupRow(key, said) : testRows(key, said)
    if (!made) return undefined
    rows.push(...made)
  }
  return rows
}

function groupRow(how: GroupKind, said: Json): Row[] | undefined {
  if (how !== 'not' && !Array.isArray(said)) return undefined
  const parts = (how === 'not' ? [said] : asList(said)).map((part) => rowsOf(part))
  return parts.every((part) => part !== undefined) ? [{ type: 'group', how, parts }] : undefined
}

function testRows(field: string, said: Json): Row[] | undefined {
  if (!isMapping(said)) return [{ type: 'test', field, operation: 'eq', operand: said }]
  const tests = Object.entries(said)
  if (!tests.every(([operation]) => isOperation(operation))) return undefined
  return tests.map(([operation, operand]) => ({ type: 'test', field, operation: operation as Operation, operand }))
}

/** The condition that rows stand for. Rows that would overwrite each other are combined with `all`. */
export function whenOf(rows: Row[]): Data {
  const when: Data = {}
  const beside: Data[] = []
  for (const row of rows) {
    if (row.type === 'group') {
      const said = row.how === 'not' ? whenOf(row.parts[0] ?? []) : row.parts.map(whenOf)
      if (row.how in when) beside.push({ [row.how]: said })
      else when[row.how] = said
    } else if (!addTest(when, row)) {
      beside.push({ [row.field]: testOf(row) })
    }
  }
  return beside.length ? { ...when, all: [...asList(when.all), ...beside] } : when
}

/** Adds a test to what is asked of its field already; false when the same is asked twice. */
function addTest(when: Data, row: TestRow): boolean {
  const said = when[row.field]
  if (said === undefined) {
    when[row.field] = testOf(row)
    return true
  }
  const tests: Data = isMapping(said) ? asData(said) : { eq: said }
  if (row.operation in tests) return false
  when[row.field] = { ...tests, [row.operation]: row.operand }
  return true
}

const testOf = ({ operation, operand }: TestRow): Json =>
  operation === 'eq' && !isMapping(operand) ? operand : { [operation]: operand }
