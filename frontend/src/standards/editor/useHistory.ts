import { computed, shallowRef } from 'vue'

const MOST = 300
/** Changes of the same kind within so long are one step back. */
const TOGETHER_MS = 1200

/** Values one after another, with the way back. `kind` names what changes: typing on is one step. */
export function useHistory<T>(first: T) {
  const past = shallowRef<T[]>([])
  const now = shallowRef<T>(first)
  const future = shallowRef<T[]>([])
  let last = { kind: '', at_ms: -Infinity }

  function push(next: T, kind: string) {
    if (next === now.value) return
    const at_ms = performance.now()
    const going = kind !== '' && kind === last.kind && at_ms - last.at_ms < TOGETHER_MS
    if (!going) past.value = [...past.value.slice(-MOST), now.value]
    last = { kind, at_ms }
    now.value = next
    future.value = []
  }

  function step(from: typeof past, to: typeof past) {
    const next = from.value.at(-1)
    if (next === undefined) return
    from.value = from.value.slice(0, -1)
    to.value = [...to.value, now.value]
    now.value = next
    last = { kind: '', at_ms: -Infinity }
  }

  return {
    now,
    push,
    undo: () => step(past, future),
    redo: () => step(future, past),
    canUndo: computed(() => past.value.length > 0),
    canRedo: computed(() => future.value.length > 0),
  }
}
