import { onScopeDispose } from 'vue'

const isTyped = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null

/** The key N begins a new order, unless somebody is typing. */
export function useNewOrderKey(begin: () => void): void {
  function onKey({ key, target, altKey, ctrlKey, metaKey }: KeyboardEvent) {
    if (key.toLowerCase() === 'n' && !altKey && !ctrlKey && !metaKey && !isTyped(target)) begin()
  }
  document.addEventListener('keydown', onKey)
  onScopeDispose(() => document.removeEventListener('keydown', onKey))
}
