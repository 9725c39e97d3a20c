import { describe, expect, it } from 'vitest'
import { insertClause, put, removeClause } from './rewriting'
import { asData, asList, readText } from './standardText'

const library = import.meta.glob<string>(
  '../../../../doorstep/standards/library/*.yaml', { eager: true, import: 'default', query: '?raw' },
)
const standards = Object.entries(library).filter(([, text]) => /^standard:/m.test(text))

const TEXT = `# The touchpoints.
standard: TOUCH
title: {zh: 触点, en: Touchpoints}   # aligned by hand

parameters:
  within:
    type: duration
    default: PT30M    # agreed in May
    title: {zh: 首呼, en: First call}

clauses:
  # The first thing that a customer notices.
  - id: touch.first-call
    severity:   major
    activation: {event: order.received}
    within: {max: $within}

  # Weighed against touch.first-call.
  - id: touch.second
    severity: minor
    say:
      - {zh: 您好, en: Hello}   # keep it short
# The end.
`
const lines = (text: string) => text.split('\n')
const differing = (one: string, other: string) => lines(other).filter((line) => !lines(one).includes(line))

describe('reading', () => {
  it('says where each clause stands', () => {
    const { places } = readText(TEXT)
    expect(places.map(({ id, line }) => [id, line])).toEqual([['touch.first-call', 13], ['touch.second', 19]])
    expect(places[0]?.last).toBeLessThan(19)
  })

  it('says where a text is no file any more', () => {
    const { faults, data } = readText(TEXT.replace('{zh: 您好', '{zh: "您好'))
    expect(faults[0]?.line).toBeGreaterThanOrEqual(22)
    expect(data).toEqual({})
  })

  it('takes dates for words and yes for a flag, as the server does', () => {
    expect(readText('valid_from: 2026-03-01\nshown: yes\n').data).toEqual({ valid_from: '2026-03-01', shown: true })
  })
})

describe('a change', () => {
  it('rewrites only the clause that it touches', () => {
    const after = put(TEXT, ['clauses', 0, 'within', 'max'], 'PT1H')
    expect(after).toContain('within: {max: PT1H}')
    expect(differing(TEXT, after)).toEqual(['    severity: major', '    within: {max: PT1H}'])
    expect(after).toContain('# aligned by hand')
    expect(after).toContain('- {zh: 您好, en: Hello}   # keep it short')
  })

  it('keeps the comment of a figure that it changes', () => {
    expect(put(TEXT, ['parameters', 'within', 'default'], 'PT20M')).toContain('default: PT20M # agreed in May')
  })

  it('takes a field away', () => {
    const after = put(TEXT, ['clauses', 0, 'within'], undefined)
    expect(asData(asList(readText(after).data.clauses)[0])).not.toHaveProperty('within')
    expect(after).toContain('# Weighed against touch.first-call.')
  })

  it('adds a field that wasn’t there, on one line', () => {
    const after = put(TEXT, ['clauses', 1, 'scope'], { kind: ['install'], when: { same_day: true } })
    expect(after).toContain('    scope: {kind: [install], when: {same_day: true}}\n')
  })

  it('of the heading leaves the blank line behind it', () => {
    const after = put(TEXT, ['title'], { zh: '触点', en: 'Touch' })
    expect(after).toContain('en: Touch} # aligned by hand\n\nparameters:')
  })

  it('of a part keeps what else it says as it was written', () => {
    const text = TEXT.replace('    within: {max: $within}', '    target:\n      event: a   # of the crew\n      when: {x: 1}')
    const after = put(text, ['clauses', 0, 'target'], { event: 'a', when: { x: 2 }, correlate: ['room'] })
    expect(after).toContain('    target:\n      event: a # of the crew\n      when: {x: 2}\n      correlate: [room]\n')
  })

  it('takes the only figure away with its heading', () => {
    const after = put(TEXT, ['parameters'], undefined)
    expect(readText(after).data).not.toHaveProperty('parameters')
    expect(after).toContain('aligned by hand\n\n\nclauses:')
  })

  it('adds a figure beside another', () => {
    const after = put(TEXT, ['parameters', 'more'], { type: 'integer', default: 3 })
    expect(Object.keys(asData(readText(after).data.parameters))).toEqual(['within', 'more'])
    expect(after).toContain('# Weighed against touch.first-call.')
  })

  it('adds the first figure', () => {
    const after = put('standard: A\nclauses: []\n', ['parameters', 'n', 'default'], 3)
    expect(readText(after).data.parameters).toEqual({ n: { default: 3 } })
  })

  it('leaves unreadable text alone', () => {
    expect(put('a: {', ['a'], 1)).toBe('a: {')
  })
})

describe('clauses', () => {
  const fresh = { id: 'touch.new', title: { zh: '新', en: 'New' }, activation: { event: 'a' } }

  it.each([-1, 0, 1])('one is added behind place %i', (at) => {
    const after = insertClause(TEXT, at, fresh)
    const ids = readText(after).places.map(({ id }) => id)
    expect(ids[at + 1]).toBe('touch.new')
    expect(ids).toHaveLength(3)
    expect(after).toContain('activation: {event: a}')
    expect(after).toContain('# Weighed against touch.first-call.')
  })

  it('one is removed and the others stay as written', () => {
    const after = removeClause(TEXT, 0)
    expect(readText(after).places.map(({ id }) => id)).toEqual(['touch.second'])
    expect(after).toContain('- {zh: 您好, en: Hello}   # keep it short')
  })
})

describe.each(standards)('%s', (_file, text) => {
  const { data, places } = readText(text)

  it('is read', () => {
    expect(places.length).toBeGreaterThan(0)
    expect(places).toHaveLength(asList(data.clauses).length)
  })

  it('is the same file after a change and its taking back', () => {
    const severity = asData(asList(data.clauses)[0]).severity
    const there = put(text, ['clauses', 0, 'severity'], 'critical')
    expect(asData(asList(readText(there).data.clauses)[0]).severity).toBe('critical')
    expect(put(there, ['clauses', 0, 'severity'], severity)).toBe(text)
  })

  it('is the same file after a clause came and went', () => {
    const last = places.length - 1
    const there = insertClause(text, last, { id: 'x.y', control: 'ban' })
    expect(readText(there).places).toHaveLength(places.length + 1)
    expect(readText(removeClause(there, last + 1)).data).toEqual(data)
  })
})
