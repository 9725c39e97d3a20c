import { computed, ref, shallowRef } from 'vue'
import { serverNow } from '@/shared/clock'
import type { Row } from '../model'
import { stretchOf, type Axis } from './axis'
import { steppedTo, type Cursor } from './cursor'

const ALONG = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End'])

/** Where the keyboard stands on the board. `reveal`: brings a row, and a place of it in per cent, into view. */
export function useCursor(rows: () => Row[], reveal: (index: number, left?: number) => void, axis: () => Axis) {
  const cursor = shallowRef<Cursor>()
  const focused = ref(false)
  /** The hour that up and down hold on to. */
  let aim_ms = serverNow()

  const row = computed(() => rows().find(({ staff_no }) => staff_no === cursor.value?.staff_no))
  const visit = computed(() => row.value?.visits.find(({ number }) => number === cursor.value?.number))
  /** What is marked: a visit's number, or `@` and the staff number of a row. */
  const mark = computed(() => {
    if (!focused.value || !row.value) return ''
    return visit.value?.number ?? `@${row.value.staff_no}`
  })

  function show() {
    const index = rows().findIndex(({ staff_no }) => staff_no === cursor.value?.staff_no)
    const at_ms = visit.value && Date.parse(visit.value.from_at)
    if (index >= 0) reveal(index, at_ms === undefined ? undefined : stretchOf(axis().from_ms, at_ms, axis()).width)
  }

  /** Whether the key moved the cursor. */
  function step(key: string): boolean {
    const next = steppedTo(cursor.value, key, rows(), aim_ms)
    if (!next) return false
    cursor.value = next
    show()
    if (ALONG.has(key) && visit.value) aim_ms = Date.parse(visit.value.from_at)
    return true
  }

  /** On a visit, wherever it stands. */
  function toVisit(number: string) {
    const found = rows().find(({ visits }) => visits.some((each) => each.number === number))
    if (found) cursor.value = { staff_no: found.staff_no, number }
    if (visit.value) aim_ms = Date.parse(visit.value.from_at)
  }

  function toRow(index: number) {
    const found = rows()[index]
    if (found) cursor.value = { staff_no: found.staff_no, number: '' }
  }

  return { cursor, focused, row, visit, mark, step, show, toVisit, toRow }
}
