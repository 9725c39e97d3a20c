import { computed } from 'vue'
import { knownDevices, notesOn } from './devices'
import type { Device } from './model'
import { useDay } from './useDay'
import { useDayBundle } from './useDayBundle'

/** What is odd about a terminal, against the logs of the whole day and what is known of its model. */
export function useDeviceNotes(device: () => Partial<Device>, order: () => string, kind: () => string) {
  const day = useDayBundle()
  const { stops } = useDay()
  const known = computed(() => knownDevices(stops.value.map(({ order: { number }, log }) => ({ number, log }))))
  const prefixes = computed(() => day.bundle?.devices?.prefixes ?? {})
  return computed(() => notesOn(device(), { order: order(), kind: kind() }, known.value, prefixes.value))
}
