import { onScopeDispose } from 'vue'

export const NEW_ORDER_KEY = 'N'

const isTyped = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null

/** The key begins a new order, unless somebody is typing. */
export function useNewOrderKey(begin: () => void): void {
  function onKey({ key, target, altKey, ctrlKey, metaKey }: KeyboardEvent) {
    if (key.toUpperCase() === NEW_ORDER_KEY && !altKey && !ctrlKey && !metaKey && !isTyped(target)) begin()
  }
  document.addEventListener('keydown', onKey)
  onScopeDispose(() => document.removeEventListener('keydown', onKey))
}
