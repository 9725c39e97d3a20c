import { computed, onScopeDispose, ref, watch } from 'vue'
import { report } from '@/shared/api'
import { useDay } from '../useDay'
import { EVERY_MS, tellWhere } from './telling'

const KEPT_AT = 'doorstep.field.whereabouts'

/**
 * While this phone is on the way to a customer, tells the server each minute where it is, so that they know how far
 * off; from arrival on no more. The technician can turn it off.
 */
export function useWhereabouts() {
  const { stops } = useDay()
  const allowed = ref(localStorage.getItem(KEPT_AT) !== 'off')
  const forbidden = ref(false)
  const order = computed(() => stops.value.find(({ state }) => state === 'on_the_way')?.order.number)
  let timer: ReturnType<typeof setInterval> | undefined

  async function tell(): Promise<void> {
    if (order.value === undefined || document.visibilityState !== 'visible' || !navigator.onLine) return
    forbidden.value = (await tellWhere(order.value)) === 'forbidden'
    if (forbidden.value) clearInterval(timer)
  }

  const telling = () => tell().catch(report)

  watch([order, allowed], ([number, may]) => {
    clearInterval(timer)
    if (number === undefined || !may || !('geolocation' in navigator)) return
    void telling()
    timer = setInterval(() => void telling(), EVERY_MS)
  }, { immediate: true })
  onScopeDispose(() => clearInterval(timer))

  function allow(may: boolean): void {
    allowed.value = may
    localStorage.setItem(KEPT_AT, may ? 'on' : 'off')
  }

  return { order, allowed, forbidden, allow }
}
