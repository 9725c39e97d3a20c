import { onMounted, onUnmounted, readonly, ref } from 'vue'
import { serverNow } from '@/shared/clock'

const now_ms = ref(serverNow())
let watchers = 0
let timer: ReturnType<typeof setInterval> | undefined

/** The server's time in milliseconds, moving each second. One timer serves all who watch. */
export function useNow() {
  now_ms.value = serverNow()
  onMounted(() => {
    watchers += 1
    timer ??= setInterval(() => (now_ms.value = serverNow()), 1000)
  })
  onUnmounted(() => {
    watchers -= 1
    if (watchers > 0) return
    clearInterval(timer)
    timer = undefined
  })
  return readonly(now_ms)
}
