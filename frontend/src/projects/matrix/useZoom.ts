import { computed, ref } from 'vue'

export const SIZES = ['small', 'middle', 'large'] as const
export type Size = (typeof SIZES)[number]

const KEPT_AT = 'doorstep.house.size'

const isSize = (said: string | null): said is Size => SIZES.some((each) => each === said)

/** How large rooms are drawn: so that a floor fits the page, until somebody chooses; then as chosen, on this device. */
export function useZoom() {
  const kept = localStorage.getItem(KEPT_AT)
  const chosen = ref<Size | undefined>(isSize(kept) ? kept : undefined)
  const size = computed<Size | 'fit'>(() => chosen.value ?? 'fit')

  /** 0: to the width of the page again. */
  function zoom(step: 1 | 0 | -1) {
    const now = chosen.value ? SIZES.indexOf(chosen.value) : SIZES.indexOf('middle')
    chosen.value = step === 0 ? undefined : SIZES[Math.min(Math.max(now + step, 0), SIZES.length - 1)]
    if (chosen.value) localStorage.setItem(KEPT_AT, chosen.value)
    else localStorage.removeItem(KEPT_AT)
  }

  return { size, zoom }
}
