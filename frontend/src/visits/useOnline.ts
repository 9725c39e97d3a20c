import { useEventListener } from './useEventListener'
import { ref, type Ref } from 'vue'

/** Whether the device has a network at all; it may still be one that leads nowhere. */
export function useOnline(): Ref<boolean> {
  const online = ref(navigator.onLine)
  useEventListener(window, 'online', () => (online.value = true))
  useEventListener(window, 'offline', () => (online.value = false))
  return online
}
