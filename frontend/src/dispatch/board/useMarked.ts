import { shallowReactive, watch } from 'vue'

/**
 * The one that is marked, as a set of one or none: who asks it for a name is told of that name alone, so that a mark
 * which wanders over the board redraws the two rows that it leaves and reaches, however many are shown.
 */
export function useMarked(name: () => string): ReadonlySet<string> {
  const marked = shallowReactive(new Set<string>())
  watch(name, (now, before) => {
    if (before) marked.delete(before)
    if (now) marked.add(now)
  }, { immediate: true })
  return marked
}
