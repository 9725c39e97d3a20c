import type { Building, Matrix, RollOut, Room } from './model'

/** A roll-out for tests. */
export const rollout = (some: Partial<RollOut> = {}): RollOut => ({
  id: 1, code: 'JD-0001', hotel: '锦湖酒店', address: '瑶海区长江东路 88 号', grid: 'HF-YH', manager: 'kehu', manager_name: '吴凡',
  opened_at: '2026-03-02T00:30:00Z', rooms: 4, fitted: 1, done: 1, deferred: 1, in_work: 0,
  next_visit: null,
  lead: 'GD551000001', stage: 'planned', cleared_at: null, first_visit: null, warranty_months: 12, ...some,
})

/** A room for tests: `room('A-801')`. */
export const room = (name: string, some: Partial<Room> = {}): Room => ({
  name, number: name.split('-').at(-1) ?? name, occupancy: '', note: '', state: 'todo', order: '', occupied: null,
  opened_at: null,
  finished_at: null, took_s: null, again: '', again_at: null, remark: '', flags: [], terminals: [], ...some,
})

/** Floors from the top down, for tests: `building('A', { 9: ['A-901'], 8: [room('A-801')] })`. */
export const building = (name: string, floors: Record<number, (string | Room)[]>): Building => ({
  name,
  floors: Object.entries(floors)
    .map(([floor, rooms]) => ({
      floor: Number(floor), rooms: rooms.map((each) => (typeof each === 'string' ? room(each) : each)),
    }))
    .sort((one, other) => other.floor - one.floor),
})

export const matrix = (some: Partial<Matrix> = {}): Matrix => ({
  rollout: rollout(), revision: 1, now: '2026-03-04T02:00:00Z', within_s: 300, ask_after_s: 900, buildings: [], orders: [],
  ...some,
})
