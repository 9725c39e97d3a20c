import type { MapBoard, MapRow, MapVisit } from '../map/scene'
import type { Change } from './model'

/** A board as it would be after changes: each visit with whom it goes to, withdrawn orders among those that wait. */
export function boardAfter({ technicians, unassigned }: MapBoard, changes: Change[]): MapBoard {
  const byNumber = new Map(changes.map((change) => [change.number, change]))
  const lost: MapBoard['unassigned'] = []
  const gained = new Map<string, MapVisit[]>()
  const seat = (change: Change, visit: Omit<MapVisit, 'from_at' | 'to_at'>) => {
    const { staff_no = '', from_at = '', to_at = '' } = change.after ?? {}
    gained.set(staff_no, [...gained.get(staff_no) ?? [], { ...visit, from_at, to_at, late_risk: false }])
  }
  for (const visit of technicians.flatMap(({ visits }) => visits)) {
    const change = byNumber.get(visit.number)
    if (change?.after) seat(change, visit)
    else if (change) lost.push({ ...visit, promised: visit })
  }
  for (const order of unassigned) {
    const change = byNumber.get(order.number)
    if (change?.after) seat(change, { ...order, state: 'assigned', late_risk: false })
  }
  const rowAfter = (row: MapRow): MapRow => {
    const kept = row.visits.filter(({ number }) => !byNumber.has(number))
    const got = gained.get(row.staff_no) ?? []
    return kept.length === row.visits.length && !got.length ? row : { ...row, visits: [...kept, ...got] }
  }
  const waiting = unassigned.filter(({ number }) => !byNumber.get(number)?.after)
  return { technicians: technicians.map(rowAfter), unassigned: [...waiting, ...lost] }
}
