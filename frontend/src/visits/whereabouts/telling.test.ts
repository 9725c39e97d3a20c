import { afterEach, describe, expect, it, vi } from 'vitest'
import { api } from '@/shared/api'
import { deviceNow } from '@/shared/clock'
import { networkProblem } from '@/shared/api/failures'
import { located, tellWhere } from './telling'

class Failed extends Error {
  static readonly PERMISSION_DENIED = 1
  constructor(readonly code: number) {
    super('no position')
  }
}

const coords = { latitude: 31.86, longitude: 117.3, accuracy: 14.6 }
const HERE = { coords, timestamp: 1_700_000_000_000 } as GeolocationPosition

function phone(answers: (found: (place: GeolocationPosition) => void, failed: (why: Failed) => void) => void) {
  vi.stubGlobal('GeolocationPositionError', Failed)
  vi.stubGlobal('navigator', { geolocation: { getCurrentPosition: answers } })
}

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('where the phone is', () => {
  it('is told with its accuracy and its time', async () => {
    phone((found) => found(HERE))
    const sent = vi.spyOn(api, 'POST').mockResolvedValue({ response: new Response() })
    expect(await tellWhere('GD1')).toBe('told')
    expect(sent.mock.calls[0]?.[1]).toEqual({ body: { order: 'GD1', ...located(HERE) } })
    const location = { lat: 31.86, lon: 117.3, accuracy_m: 15, mock: false }
    expect(located(HERE)).toEqual({ location, at: '2023-11-14T22:13:20.000Z' })
  })

  it('is never said to be later than the phone’s own clock', () => {
    const ahead = located({ ...HERE, timestamp: deviceNow().getTime() + 3_600_000 })
    expect(Date.parse(ahead.at)).toBeLessThanOrEqual(deviceNow().getTime())
  })

  it('waits a minute when there is no position or no network', async () => {
    phone((_, failed) => failed(new Failed(3)))
    expect(await tellWhere('GD1')).toBe('not_now')
    phone((found) => found(HERE))
    vi.spyOn(api, 'POST').mockRejectedValue(networkProblem('down'))
    expect(await tellWhere('GD1')).toBe('not_now')
  })

  it('is told no more when the person says no', async () => {
    phone((_, failed) => failed(new Failed(1)))
    expect(await tellWhere('GD1')).toBe('forbidden')
  })
})
