import { computed, ref } from 'vue'

export const SIZES = ['small', 'middle', 'large'] as const
export type Size = (typeof SIZES)[number]

const KEPT_AT = 'doorstep.house.size'
/** More rooms than this are drawn small until the reader says otherwise. */
const MANY = 600

const isSize = (said: string | null): said is Size => SIZES.some((each) => each === said)

/** How large rooms are drawn; remembered on the device once chosen. */
export function useZoom(rooms: () => number) {
  const kept = localStorage.getItem(KEPT_AT)
  const chosen = ref<Size | undefined>(isSize(kept) ? kept : undefined)
  const size = computed<Size>(() => chosen.value ?? (rooms() > MANY ? 'small' : 'middle'))

  function zoom(step: 1 | -1) {
    const at = Math.min(Math.max(SIZES.indexOf(size.value) + step, 0), SIZES.length - 1)
    chosen.value = SIZES[at]
    localStorage.setItem(KEPT_AT, size.value)
  }

  return { size, zoom }
}
