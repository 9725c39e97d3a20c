import { expect, it } from 'vitest'
import { fits, ownFigures } from './values'

it.each([
  ['duration', 'PT30M', true], ['duration', '30 分', false], ['number', -27.5, true], ['number', Number.NaN, false],
  ['integer', 3, true], ['integer', 3.5, false], ['text', ' ', false], ['list', [], false], ['list', ['a'], true],
  ['something new', 1, true],
])('a %s %j fits: %s', (type, value, said) => {
  expect(fits(type, value)).toBe(said)
})

it('a unit’s own figures are those that differ from what they come as', () => {
  const figures = [{ name: 'a', default: 'PT30M' }, { name: 'b', default: ['x'] }, { name: 'c', default: 1 }]
  expect(ownFigures(figures, { a: 'PT20M', b: ['x'], c: 2 })).toEqual({ a: 'PT20M', c: 2 })
})
