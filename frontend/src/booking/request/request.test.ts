import { expect, it } from 'vitest'
import { blanks, drawn, empty, gridAt, requestOf, type Grid } from './request'

const square = (code: string, lon: number, lat: number): Grid => ({
  code,
  title: { zh: code, en: code },
  boundary: {
    type: 'Polygon',
    coordinates: [[[lon, lat], [lon + 0.1, lat], [lon + 0.1, lat + 0.1], [lon, lat + 0.1], [lon, lat]]],
  },
})
const GRIDS = [square('A', 117, 31), square('B', 117.1, 31)]

it('names what every request states and isn’t there yet', () => {
  expect(blanks(empty())).toEqual(['kind', 'need', 'name', 'phone', 'address', 'grid'])
  const filled = { ...empty(), kind: 'repair' as const, need: '断网', name: '李萍', phone: '139', address: '长江东路' }
  expect(blanks(filled)).toEqual(['grid'])
  expect(blanks({ ...filled, place: { lat: 31, lon: 117 } })).toEqual([])
  expect(blanks({ ...filled, need: '  ', grid: 'A' })).toEqual(['need'])
})

it('sends a day only when one is wished for', () => {
  const sent = requestOf('1', 'repair', { ...empty(), wishedOn: '' }, 'zh')
  expect(sent.wished_on).toBeUndefined()
  expect(requestOf('1', 'repair', { ...empty(), wishedOn: '2026-03-03' }, 'en')).toMatchObject({
    wished_on: '2026-03-03', wished_part: 'day', language: 'en',
  })
})

it('finds the grid of a point, and none outside', () => {
  expect(gridAt(GRIDS, { lat: 31.05, lon: 117.05 })?.code).toBe('A')
  expect(gridAt(GRIDS, { lat: 31.05, lon: 117.15 })?.code).toBe('B')
  expect(gridAt(GRIDS, { lat: 31.2, lon: 117.05 })).toBeUndefined()
})

it('draws grids side by side, north on top', () => {
  const { width, height, shapes } = drawn(GRIDS)
  expect(width).toBe(320)
  expect(height).toBeGreaterThan(150)
  expect(shapes[0]?.d).toMatch(/^M0\.0 \d+\.\dL160\.0 /)
  expect(shapes[1]?.d).toMatch(/^M160\.0 /)
})
