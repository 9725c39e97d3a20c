import { computed, shallowRef } from 'vue'
import type { Board, Row } from '../model'
import { visitNamed } from './patching'
import { between, NONE, toggled, within, type Band, type Selection } from './selecting'

/** Which visits are selected for doing something with all of them. */
export function useSelection(board: () => Board | undefined, rows: () => Row[]) {
  const chosen = shallowRef<Selection>(NONE)
  let anchor = ''

  /** What is still on the board of it: visits may leave while they are selected. */
  const selection = computed<Selection>(() => {
    const day = board()
    if (!chosen.value.size || !day) return NONE
    const there = [...chosen.value].filter((number) => visitNamed(day, number))
    return there.length === chosen.value.size ? chosen.value : new Set(there)
  })

  const select = (numbers: Iterable<string>) => (chosen.value = new Set(numbers))
  const clear = () => (chosen.value = NONE)

  function toggle(number: string) {
    chosen.value = toggled(selection.value, number)
    anchor = number
  }

  /** All from the one that was last touched to this one. */
  function extend(number: string) {
    select([...selection.value, ...between(rows(), anchor || number, number)])
    anchor = number
  }

  const take = (band: Band, adds: boolean) => select([...(adds ? selection.value : []), ...within(rows(), band)])
  const hold = (number: string) => (anchor = number)

  return { selection, select, clear, toggle, extend, take, hold }
}
