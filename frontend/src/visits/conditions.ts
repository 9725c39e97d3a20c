import type { Body, When } from './model'

/**
 * The twin of doorstep/standards/conditions.py, for the phone without network. Both are held to the same cases:
 * doorstep/standards/tests/conditions_cases.json.
 */
type Test = (found: unknown, wanted: unknown) => boolean

const MISSING = Symbol('missing')

const isObject = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** As in Python, true is 1 and false is 0. */
const plain = (value: unknown): unknown => (typeof value === 'boolean' ? Number(value) : value)

function equal(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, at) => equal(each, other[at]))
  }
  return plain(one) === plain(other)
}

/** A comparison that is false, not an error, between unlike things. */
function ordered(test: (one: number | string, other: number | string) => boolean): Test {
  return (found, wanted) => {
    const [one, other] = [plain(found), plain(wanted)]
    if (typeof one === 'number' && typeof other === 'number') return test(one, other)
    return typeof one === 'string' && typeof other === 'string' && test(one, other)
  }
}

const among: Test = (found, wanted) => Array.isArray(wanted) && wanted.some((each) => equal(found, each))

const TESTS: Record<string, Test> = {
  eq: (found, wanted) => found !== MISSING && equal(found, wanted),
  ne: (found, wanted) => found === MISSING || !equal(found, wanted),
  in: among,
  not_in: (found, wanted) => !among(found, wanted),
  lt: ordered((one, other) => one < other),
  le: ordered((one, other) => one <= other),
  gt: ordered((one, other) => one > other),
  ge: ordered((one, other) => one >= other),
  exists: (found, wanted) => (found !== MISSING && found !== null) === wanted,
  has: (found, wanted) => Array.isArray(found) && found.some((each) => equal(each, wanted)),
  has_all: (found, wanted) =>
    Array.isArray(found) && Array.isArray(wanted) && wanted.every((each) => found.some((one) => equal(one, each))),
}

function readField(body: Body, path: string): unknown {
  let found: unknown = body
  for (const part of path.split('.')) {
    if (!isObject(found) || !(part in found)) return MISSING
    found = found[part]
  }
  return found
}

/** `{order: field, times: factor}` as a value of the order's; anything else as it is. */
function operand(wanted: unknown, order: Body): unknown {
  if (!isObject(wanted)) return wanted
  if (typeof wanted.order !== 'string') throw new Error('an operand is a value or {order: field, times: factor}')
  const value = order[wanted.order] ?? null
  return typeof value === 'number' ? value * Number(wanted.times ?? 1) : value
}

function holdsField(found: unknown, tests: When, order: Body): boolean {
  return Object.entries(tests).every(([operation, wanted]) => {
    if (operation === 'some') {
      return Array.isArray(found) && found.some((each) => isObject(each) && holds(wanted as When, each, order))
    }
    const test = TESTS[operation]
    if (!test) throw new Error(`unknown operation ${operation}: this app is older than the standard; reload it`)
    return test(found, operand(wanted, order))
  })
}

/** Does the body satisfy the resolved condition? A condition that asks nothing holds. */
export function holds(when: When, body: Body, order: Body = {}): boolean {
  return Object.entries(when).every(([key, test]) => {
    if (key === 'all') return (test as When[]).every((part) => holds(part, body, order))
    if (key === 'any') return (test as When[]).some((part) => holds(part, body, order))
    if (key === 'not') return !holds(test as When, body, order)
    return holdsField(readField(body, key), test as When, order)
  })
}

/** The fields of the body that the condition looks at. */
export function fieldsOf(when: When): string[] {
  const fields = Object.entries(when).flatMap(([key, test]) => {
    if (key === 'all' || key === 'any') return (test as When[]).flatMap(fieldsOf)
    return key === 'not' ? fieldsOf(test as When) : [key.split('.')[0] ?? key]
  })
  return [...new Set(fields)]
}
