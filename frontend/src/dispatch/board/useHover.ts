import type { Desk } from './useDesk'

const LINGERS_MS = 350

/** The visit under the pointer, when it lingers there: the map shows it too, and a card says more of it. */
export function useHover({ hovered, told, drag, band }: Desk) {
  let timer: ReturnType<typeof setTimeout>

  function onOver(event: PointerEvent) {
    const number = (event.target as Element).closest<HTMLElement>('[data-number]')?.dataset.number ?? ''
    clearTimeout(timer)
    if (number === told.value || drag.value || band.value) return
    if (told.value) show(number)
    else timer = setTimeout(() => show(number), LINGERS_MS)
  }

  const show = (number: string) => (hovered.value = told.value = number)

  function leave() {
    clearTimeout(timer)
    show('')
  }

  return { onOver, leave }
}
