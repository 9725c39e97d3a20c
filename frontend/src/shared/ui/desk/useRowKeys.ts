import { nextTick, ref } from 'vue'

const STEP = 10
const MOVES: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  PageDown: (at, last) => Math.min(at + STEP, last),
  PageUp: (at) => Math.max(at - STEP, 0),
  Home: () => 0,
  End: (_at, last) => last,
}

/** One row of a table takes part in the tab order; arrow keys move it. `place` is that row. */
export function useRowKeys(count: () => number) {
  const place = ref(0)

  function onKey(event: KeyboardEvent) {
    const move = MOVES[event.key]
    const row = (event.target as HTMLElement).closest('tr[tabindex]')
    if (!move || !row || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    place.value = move(place.value, count() - 1)
    const rows = row.parentElement?.querySelectorAll<HTMLElement>('tr[tabindex]')
    void nextTick(() => rows?.[place.value]?.focus())
  }

  return { place, onKey }
}
