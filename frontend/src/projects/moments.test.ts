import { expect, it } from 'vitest'
import { fromInput, toInput } from './moments'

it('a picker shows and gives the time in China, on a device of another zone too', () => {
  expect(toInput('2026-03-04T02:05:00Z')).toBe('2026-03-04T10:05:00')
  expect(fromInput('2026-03-04T10:05:00')).toBe('2026-03-04T10:05:00+08:00')
  expect(Date.parse(fromInput(toInput('2026-03-04T02:05:00Z')))).toBe(Date.parse('2026-03-04T02:05:00Z'))
  expect([toInput(''), fromInput(null)]).toEqual(['', ''])
})
