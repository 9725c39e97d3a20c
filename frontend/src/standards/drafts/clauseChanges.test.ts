import { expect, it } from 'vitest'
import { CONTENT } from '../testing'
import { changedIn } from './clauseChanges'

it('two texts differ in the clauses and figures that say something else', () => {
  const after = CONTENT
    .replace('severity: major', 'severity: critical')
    .replace('default: PT30M', 'default: PT20M')
    .replace('version: "2026.1"', 'version: "2026.2"')
  expect(changedIn(CONTENT, after)).toEqual(['touch.first-call', '$first-call-within', 'version'])
})

it('comments and layout are no difference', () => {
  expect(changedIn(CONTENT, CONTENT.replace('# agreed in May', '').replaceAll('{event', '{ event'))).toEqual([])
})

it('a clause that came and one that went are named', () => {
  const [head, tail] = CONTENT.split('  - id: touch.clean-cloth')
  expect(changedIn(CONTENT, `${head}  - id: touch.other${tail}`)).toEqual(['touch.other', 'touch.clean-cloth'])
})
