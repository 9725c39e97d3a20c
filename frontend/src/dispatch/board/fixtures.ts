import type { Row, Span, Visit } from '../model'

/** For tests: a day in Hefei, its technicians and visits. */
export const DAY = '2026-03-02'
export const local = (time: string, day = DAY): string => `${day}T${time}:00+08:00`
export const at = (time: string): number => Date.parse(local(time))
export const span = (from: string, to: string): Span => ({ from_at: local(from), to_at: local(to) })

export const aVisit = (number: string, from: string, to: string, some: Partial<Visit> = {}): Visit => ({
  number, kind: 'install', state: 'assigned', grid: 'HF-YH', ...span(from, to), by: 'plan', promised: null,
  travel_before_min: 0, address_masked: '合肥市包河区***', emergency: false, late_risk: false, lat: 31.8, lon: 117.3,
  pinned: false, due_at: null, due_clause: null, expected_from_at: local(from), expected_to_at: local(to), ...some,
})

export const aRow = (some: Partial<Row> = {}): Row => ({
  staff_no: 'HF1001', name: '李强', unit: 'hf-east', skills: [], shift: [], certificates_lapsing: [], visits: [],
  load_min: 0, grids: [], start: { lat: 31.8, lon: 117.3 }, breaks: [], ...some,
})
