import { expect, it } from 'vitest'
import { toGcj02 } from './gcj02'

/** Figures that the public converters agree on. */
it.each([
  ['Beijing', [39.911954, 116.377817], [39.91334545536069, 116.38404722455657]],
  ['Beijing, the square', [39.915, 116.404], [39.91640428150164, 116.41024449916938]],
  ['Shanghai', [31.1774276, 121.5272106], [31.17530398364597, 121.531541859215]],
  ['Shenzhen', [22.543847, 113.912316], [22.540796131694766, 113.9171764808363]],
] as const)('%s is shifted to where AMap has it', (_, [lat, lon], [shiftedLat, shiftedLon]) => {
  const shifted = toGcj02({ lat, lon })
  expect(shifted.lat).toBeCloseTo(shiftedLat, 6)
  expect(shifted.lon).toBeCloseTo(shiftedLon, 6)
})

it('leaves places abroad where they are', () => {
  expect(toGcj02({ lat: 48.8583, lon: 2.2945 })).toEqual({ lat: 48.8583, lon: 2.2945 })
})
