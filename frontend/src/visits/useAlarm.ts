import { computed, ref, watch } from 'vue'
import { firstTime, readySound, ring } from './alarms'
import { runKey } from './timers'
import { useEventListener } from './useEventListener'
import { useTimers, type OrderRunning } from './useTimers'

const keyOf = (each: OrderRunning): string => `${runKey(each)}/${each.late ? 'late' : 'soon'}`

/** Rings once when a clock comes near its end and once when it is past; `ringing` is the one to be told of. */
export function useAlarm() {
  const { running } = useTimers()
  const told = ref<string>()
  const pressing = computed(() => running.value.filter(({ late, soon }) => late || soon))
  const ringing = computed(() => pressing.value.find((each) => keyOf(each) === told.value))

  watch(() => pressing.value.map(keyOf).join(' '), () => {
    const fresh = pressing.value.filter((each) => firstTime(keyOf(each)))
    const [first] = fresh
    if (!first) return
    told.value = keyOf(first)
    ring(fresh.some(({ late }) => late))
  }, { immediate: true })
  useEventListener(window, 'pointerdown', readySound)

  return { ringing, dismiss: () => (told.value = undefined) }
}
