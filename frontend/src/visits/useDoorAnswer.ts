import { computed, onScopeDispose, ref, watch, type Ref } from 'vue'
import type { FieldOrder } from './model'
import { useDayBundle } from './useDayBundle'

const ASK_EVERY_MS = 4_000
const SHOW_MS = 1_200

/** While `open`, watches the order's log for the customer's own event, then closes. */
export function useDoorAnswer(open: Ref<boolean>, order: () => FieldOrder, kind: () => string) {
  const day = useDayBundle()
  const before = ref(0)
  const count = computed(() => order().events.filter((event) => event.kind === kind()).length)
  const answered = computed(() => count.value > before.value)
  let timer: ReturnType<typeof setInterval> | undefined

  watch(open, (now) => {
    clearInterval(timer)
    if (!now) return
    before.value = count.value
    timer = setInterval(() => void day.refresh(), ASK_EVERY_MS)
  }, { immediate: true })
  watch(answered, (now) => {
    if (!now) return
    clearInterval(timer)
    setTimeout(() => (open.value = false), SHOW_MS)
  })
  onScopeDispose(() => clearInterval(timer))

  return { answered, offline: computed(() => day.offline) }
}
