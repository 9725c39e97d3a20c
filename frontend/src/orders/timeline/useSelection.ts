import { computed, nextTick } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { Log } from '../model'
import { litBy, toggled, type Selection } from './linking'

/** Where an event or a clause stands on the page. */
export const anchorOf = ({ kind, id }: Selection): string => `${kind}-${id}`

/** What the reader looks at in a timeline. It lives in the address, so that a finding can point at its clause. */
export function useSelection(log: () => Log | undefined) {
  const route = useRoute()
  const router = useRouter()

  const selection = computed<Selection | undefined>(() => {
    const { clause, event } = route.query
    if (typeof clause === 'string' && clause) return { kind: 'clause', id: clause }
    return typeof event === 'string' && event ? { kind: 'event', id: event } : undefined
  })
  const lit = computed(() => litBy(selection.value, log()?.clauses ?? []))

  async function select(next: Selection | undefined) {
    const chosen = { clause: undefined, event: undefined, ...(next && { [next.kind]: next.id }) }
    await router.replace({ query: { ...route.query, ...chosen } })
    await nextTick()
    reveal(next)
  }

  const toggle = (next: Selection) => select(toggled(selection.value, next))

  /** Brings what is selected, and the first of what belongs to it, into view. */
  function reveal(chosen: Selection | undefined = selection.value) {
    if (!chosen) return
    const { events, clauses } = litBy(chosen, log()?.clauses ?? [])
    const others: Selection[] = chosen.kind === 'clause'
      ? [...events].map((id) => ({ kind: 'event', id }))
      : [...clauses].map((id) => ({ kind: 'clause', id }))
    for (const each of [chosen, ...others.slice(0, 1)]) bring(each)
  }

  return { selection, lit, select, toggle, reveal, bring }
}

/** Moves as little as it takes to see it. */
const bring = (box: Selection) =>
  document.getElementById(anchorOf(box))?.scrollIntoView({ block: 'nearest', behavior: calm() ? 'auto' : 'smooth' })

const calm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches
