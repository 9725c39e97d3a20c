import { expect, it } from 'vitest'
import { rowsInView, topOf } from './windowing'

const list = { height: 200, row: 50, count: 100 }

it('draws the rows in view and a few beyond', () => {
  expect(rowsInView({ ...list, top: 1000 }, undefined, 2)).toEqual({ first: 18, end: 27 })
  expect(rowsInView({ ...list, top: 0 }, undefined, 2)).toEqual({ first: 0, end: 7 })
  expect(rowsInView({ ...list, top: 4900 }, undefined, 2)).toEqual({ first: 96, end: 100 })
})

it('knows that an opened row is taller', () => {
  const opened = { index: 2, extra: 300 }
  expect([topOf(2, 50, opened), topOf(3, 50, opened)]).toEqual([100, 450])
  expect(rowsInView({ ...list, top: 200 }, opened, 0)).toEqual({ first: 2, end: 3 })
  expect(rowsInView({ ...list, top: 460 }, opened, 0)).toEqual({ first: 3, end: 8 })
})

it('draws nothing of nothing', () => {
  expect(rowsInView({ top: 0, height: 200, row: 50, count: 0 })).toEqual({ first: 0, end: 0 })
})
