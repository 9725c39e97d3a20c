import type { Desk } from './useDesk'

const LINGERS_MS = 350

/** The visit under the pointer, when it lingers there: the map shows it too, and a card says more of it. */
export function useHover({ hovered, drag, band }: Desk) {
  let timer: ReturnType<typeof setTimeout>

  function onOver(event: PointerEvent) {
    const number = (event.target as Element).closest<HTMLElement>('[data-number]')?.dataset.number ?? ''
    clearTimeout(timer)
    if (number === hovered.value || drag.value || band.value) return
    if (hovered.value) hovered.value = number
    else timer = setTimeout(() => (hovered.value = number), LINGERS_MS)
  }

  function leave() {
    clearTimeout(timer)
    hovered.value = ''
  }

  return { onOver, leave }
}
