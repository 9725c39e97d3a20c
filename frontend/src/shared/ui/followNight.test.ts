import { afterEach, expect, it, vi } from 'vitest'
import { followNight } from './followNight'

afterEach(() => {
  vi.unstubAllGlobals()
  delete document.documentElement.dataset.theme
})

it('is dark where the device is, and turns with it', () => {
  const night = Object.assign(new EventTarget(), { matches: true })
  vi.stubGlobal('matchMedia', () => night)
  followNight()
  expect(document.documentElement.dataset.theme).toBe('dark')
  night.matches = false
  night.dispatchEvent(new Event('change'))
  expect(document.documentElement.dataset.theme).toBe('light')
})
