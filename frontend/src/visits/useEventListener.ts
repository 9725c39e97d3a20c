import { onMounted, onUnmounted } from 'vue'

/** Listens while the component is on the page. */
export function useEventListener(target: EventTarget, kind: string, what: (event: Event) => void): void {
  onMounted(() => target.addEventListener(kind, what))
  onUnmounted(() => target.removeEventListener(kind, what))
}
