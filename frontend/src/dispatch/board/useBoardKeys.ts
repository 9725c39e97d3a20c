import { keyOf } from './cursor'
import { movableOf } from './dropping'
import { visitNamed } from './patching'
import type { Desk } from './useDesk'

/** What a key does on the board, by its name. */
type Act = (desk: Desk) => void

/** What keys work on: what is selected, or else the visit under the cursor. */
export function underHand({ selecting, cursor }: Desk): string[] {
  if (selecting.selection.value.size) return [...selecting.selection.value]
  return cursor.visit.value ? [cursor.visit.value.number] : []
}

function pin(desk: Desk) {
  const day = desk.board()
  const numbers = day ? movableOf(day, underHand(desk)) : []
  if (!day || !numbers.length) return
  void desk.moves.pin(numbers, !numbers.every((number) => visitNamed(day, number)?.visit.pinned))
}

/** Opens the dialog of moves for those that can be moved. */
export function place({ board, placing }: Desk, numbers: string[]) {
  const day = board()
  if (day) placing.value = movableOf(day, numbers)
}

const ACTS: Record<string, Act> = {
  Enter: ({ cursor, pick, onlyRouteOf }) => {
    if (cursor.visit.value) pick(cursor.visit.value.number)
    else if (cursor.row.value) onlyRouteOf(cursor.row.value.staff_no)
  },
  ' ': ({ cursor, selecting }) => cursor.visit.value && selecting.toggle(cursor.visit.value.number),
  'shift+ArrowRight': (desk) => extend(desk, 'ArrowRight'),
  'shift+ArrowLeft': (desk) => extend(desk, 'ArrowLeft'),
  'shift+ArrowUp': (desk) => extend(desk, 'ArrowUp'),
  'shift+ArrowDown': (desk) => extend(desk, 'ArrowDown'),
  'ctrl+a': ({ selectShown }) => selectShown(),
  m: (desk) => place(desk, underHand(desk)),
  p: pin,
  u: (desk) => void desk.takeOff(underHand(desk)),
  '+': ({ timeline }) => timeline.zoomBy(1),
  '=': ({ timeline }) => timeline.zoomBy(1),
  '-': ({ timeline }) => timeline.zoomBy(-1),
  0: ({ timeline }) => timeline.zoomBy(0),
  Escape: ({ selecting, pick, picked, only }) => {
    if (selecting.selection.value.size) selecting.clear()
    else if (picked()) pick('')
    else only.value = ''
  },
}

function extend({ cursor, selecting }: Desk, key: string) {
  if (cursor.visit.value) selecting.hold(cursor.visit.value.number)
  cursor.step(key)
  if (cursor.visit.value) selecting.extend(cursor.visit.value.number)
}

/** The board by keyboard. Arrows go from visit to visit; letters do something with it, or with all selected. */
export function useBoardKeys(desk: Desk) {
  return (event: KeyboardEvent) => {
    if (event.altKey || event.isComposing) return
    const key = event.shiftKey && event.key.startsWith('Arrow') ? `shift+${event.key}` : keyOf(event)
    const act = ACTS[key] ?? ACTS[key.toLowerCase()]
    if (act) act(desk)
    else if (event.shiftKey || !desk.cursor.step(key)) return
    event.preventDefault()
  }
}
