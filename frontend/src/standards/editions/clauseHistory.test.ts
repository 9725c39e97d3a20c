import { expect, it } from 'vitest'
import { CONTENT } from '../testing'
import { clauseHistory } from './clauseHistory'

const edition = (day: string, content: string) => ({ published_at: `${day}T00:00:00Z`, content })

it('a clause’s history names the editions that changed it, the newest first', () => {
  const first = edition('2026-01-01', CONTENT)
  const other = edition('2026-02-01', CONTENT.replace('A clean cloth', 'Two clean cloths'))
  const graver = edition('2026-03-01', CONTENT.replace('severity: major', 'severity: critical'))
  expect(clauseHistory('touch.first-call', [graver, first, other])).toEqual([
    { edition: graver, kind: 'changed', fields: [{ field: 'severity', before: 'major', after: 'critical' }] },
    { edition: first, kind: 'added', fields: [] },
  ])
})

it('a clause that went is named too', () => {
  const gone = edition('2026-02-01', CONTENT.slice(0, CONTENT.indexOf('  - id: touch.clean-cloth')))
  expect(clauseHistory('touch.clean-cloth', [edition('2026-01-01', CONTENT), gone]).map(({ kind }) => kind))
    .toEqual(['removed', 'added'])
})
