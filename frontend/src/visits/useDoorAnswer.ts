import { computed, onScopeDispose, ref, watch, type Ref } from 'vue'
import type { FieldOrder } from './model'
import { useDayBundle } from './useDayBundle'

const ASK_EVERY_MS = 4_000
/** The code was scanned and put away: the customer may still be at it. */
const ASK_SELDOM_MS = 15_000
const SHOW_MS = 1_200

/** Watches the order's log for the customer's own event, closely while the code is `open`; then closes it. */
export function useDoorAnswer(open: Ref<boolean>, order: () => FieldOrder, kind: () => string) {
  const day = useDayBundle()
  const before = ref(0)
  const count = computed(() => order().events.filter((event) => event.kind === kind()).length)
  const answered = computed(() => count.value > before.value)
  let timer: ReturnType<typeof setInterval> | undefined

  watch(open, (now) => {
    clearInterval(timer)
    timer = setInterval(() => void day.refresh(), now ? ASK_EVERY_MS : ASK_SELDOM_MS)
    if (now) before.value = count.value
  }, { immediate: true })
  watch(answered, (now) => {
    if (!now || !open.value) return
    setTimeout(() => (open.value = false), SHOW_MS)
  })
  onScopeDispose(() => clearInterval(timer))

  return { answered, offline: computed(() => day.offline) }
}
