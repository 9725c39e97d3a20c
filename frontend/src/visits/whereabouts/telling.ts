import { api, asProblem } from '@/shared/api'
import { deviceNow } from '@/shared/clock'

/** Seldom enough for a battery, often enough for "about ten minutes". */
export const EVERY_MS = 60_000

export type Told = 'told' | 'not_now' | 'forbidden'

const place = (): Promise<GeolocationPosition> => new Promise((found, failed) => {
  navigator.geolocation.getCurrentPosition(found, failed, {
    enableHighAccuracy: false, timeout: 20_000, maximumAge: 30_000,
  })
})

/** What the server takes, of what the phone's own answer says. */
export const located = ({ coords, timestamp }: GeolocationPosition) => ({
  location: {
    lat: coords.latitude,
    lon: coords.longitude,
    accuracy_m: Math.min(100_000, Math.round(coords.accuracy)),
    mock: false,
  },
  at: new Date(Math.min(timestamp, deviceNow().getTime())).toISOString(),
})

/**
 * Tells the server once where the phone is. `not_now`: no position or no network, the next one comes in a minute and
 * takes this one's place; `forbidden`: the person or the phone doesn't allow it.
 */
export async function tellWhere(order: string): Promise<Told> {
  try {
    const found = located(await place())
    await api.POST('/api/field/whereabouts', { body: { order, ...found } })
    return 'told'
  } catch (thrown) {
    if (thrown instanceof GeolocationPositionError) {
      return thrown.code === GeolocationPositionError.PERMISSION_DENIED ? 'forbidden' : 'not_now'
    }
    // Our own faults are shown; whatever the server or the network says, the next minute asks again.
    if (asProblem(thrown).code === 'unexpected') throw thrown
    return 'not_now'
  }
}
