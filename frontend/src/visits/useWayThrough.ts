import { computed, ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { FieldStep } from './model'
import type { Visit } from './useVisit'

/** Which step is on the screen: the one asked for in the address, else where the work goes on. */
export function useWayThrough(visit: Visit) {
  const route = useRoute()
  const router = useRouter()

  /** While a step is being recorded the way doesn't move on: the server may still refuse it. */
  const held = ref<string>()
  const asked = computed(() =>
    visit.progress.value.find(({ step }) => step.id === (held.value ?? route.query.step)))
  /** Undefined when every step is done, or when the customer's complaint comes first. */
  const shown = computed(() => asked.value ?? (visit.rework.value ? undefined : visit.current.value))

  const hold = (step: FieldStep): string => (held.value = step.id)

  async function go(step?: FieldStep): Promise<void> {
    held.value = undefined
    await router.replace({ query: { ...route.query, step: step?.id } })
    window.scrollTo({ top: 0 })
  }

  const beside = (by: 1 | -1) => (): Promise<void> => {
    const at = visit.progress.value.findIndex(({ step }) => step.id === shown.value?.step.id)
    const found = visit.progress.value[at + by]
    return found ? go(found.step) : Promise.resolve()
  }

  return { shown, hold, go, next: beside(1), previous: beside(-1) }
}
