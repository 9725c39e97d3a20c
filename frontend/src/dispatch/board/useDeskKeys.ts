import { onScopeDispose } from 'vue'

const TYPING = 'input, textarea, select, [contenteditable=true], [role=dialog]'

interface Wishes {
  search: () => void
  help: () => void
  undo: () => void
}

/** Keys that work wherever the dispatcher is on the page, except while something is typed or asked. */
export function useDeskKeys({ search, help, undo }: Wishes): void {
  const acts: Record<string, () => void> = { '/': search, '?': help, '？': help, 'ctrl+z': undo, 'ctrl+Z': undo }

  function onKey(event: KeyboardEvent) {
    if ((event.target as Element).closest(TYPING) || event.altKey) return
    const held = event.ctrlKey || event.metaKey ? 'ctrl+' : ''
    const act = acts[held + event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  window.addEventListener('keydown', onKey)
  onScopeDispose(() => window.removeEventListener('keydown', onKey))
}
