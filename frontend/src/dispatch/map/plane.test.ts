import { expect, it } from 'vitest'
import { boxAbout, fromPlane, inView, onPlane, pixelOf, placerFor, type View } from './plane'

const HEFEI = { lat: 31.8206, lon: 117.2272 }
const view: View = { scale: 2, left: 10, top: 20, width: 100, height: 50 }

it('has the middle of the world in the middle of the square', () => {
  expect(onPlane({ lat: 0, lon: 0 })).toEqual({ x: 128, y: 128 })
  expect(onPlane({ lat: 85.0511287798, lon: 180 }).y).toBeCloseTo(0, 6)
})

it('comes back to where it was', () => {
  const back = fromPlane(onPlane(HEFEI))
  expect(back.lat).toBeCloseTo(HEFEI.lat, 9)
  expect(back.lon).toBeCloseTo(HEFEI.lon, 9)
})

it('shifts places only on tiles that are shifted', () => {
  expect(placerFor()(HEFEI)).toEqual(onPlane(HEFEI))
  const east = (placerFor('gcj02')(HEFEI).x - onPlane(HEFEI).x) / 256
  const metres = east * 40_075_017 * Math.cos((HEFEI.lat * Math.PI) / 180)
  expect(metres).toBeGreaterThan(300)
  expect(metres).toBeLessThan(700)
})

it('knows what can be seen', () => {
  expect(pixelOf({ x: 30, y: 20 }, view)).toEqual({ x: 50, y: 20 })
  expect(inView({ x: 50, y: 20 }, view)).toBe(true)
  expect(inView({ x: 104, y: 20 }, view)).toBe(false)
  expect(inView({ x: 50, y: -1 }, view)).toBe(false)
  expect(inView({ x: 104, y: 20 }, view, 5)).toBe(true)
})

it('boxes points', () => {
  expect(boxAbout([{ x: 3, y: 1 }, { x: 1, y: 2 }])).toEqual({ least: { x: 1, y: 1 }, most: { x: 3, y: 2 } })
  expect(boxAbout([])).toBeUndefined()
})
