import { expect, it } from 'vitest'
import { compared } from './comparing'

const NOW = { assigned: 40, unassigned: 5, travel_min: 600, late: 2, overtime_min: 0, people: 12 }

it('says what gets better and what worse', () => {
  const then = { assigned: 43, unassigned: 2, travel_min: 640, late: 2, overtime_min: 15, people: 11 }
  const verdicts = Object.fromEntries(compared(NOW, then).map(({ figure, verdict }) => [figure, verdict]))
  expect(verdicts).toEqual({
    assigned: 'better', unassigned: 'better', travel_min: 'worse', late: 'same', overtime_min: 'worse', people: 'same',
  })
})

it('says by how much', () => {
  expect(compared(NOW, { ...NOW, travel_min: 480 })[2]).toMatchObject({ before: 600, after: 480, by: -120, verdict: 'better' })
})
