import type { ClauseVerdict, OrderDetail, OrderRow, TimelineEvent } from './model'

/** An order row for tests. */
export const row = (some: Partial<OrderRow> = {}): OrderRow => ({
  number: 'GD551000001',
  source: 'file',
  kind: 'install',
  kind_title: { zh: '新装', en: 'installation' },
  segment: 'home',
  state: 'received',
  state_title: { zh: '待预约', en: 'to be booked' },
  state_since_at: '2026-03-02T00:30:00Z',
  grid: { code: 'HF-SS', name_zh: '蜀山网格', name_en: 'Shushan' },
  received_at: '2026-03-02T00:30:00Z',
  same_day: false,
  emergency: false,
  customer_masked: { name: '梁*', phone: '199****9816' },
  address_masked: '高新区习友路***',
  district: '高新区',
  products: ['broadband', 'iptv'],
  promised: null,
  technician: null,
  next_due_at: null,
  violated: 0,
  pending: 0,
  next_step: null,
  ...some,
})

/** An order's page for tests. */
export const detail = (some: Partial<OrderDetail> = {}): OrderDetail => ({
  ...row(), need: '光猫不亮灯', access: 'ftth', port: '', pon: null, also_open: [], failed: null, wish: null, contracted_down_mbps: null, allowed: [],
  editions: [], steps: [], desk_steps: [], door_link: '', has_acceptance: false, head_hash: '', events: 1, ...some,
})

/** A clause's verdict for tests. */
export const verdict = (clause: string, some: Partial<ClauseVerdict> = {}): ClauseVerdict => ({
  clause,
  standard: 'TOUCH',
  source: 'TOUCH-1',
  control: 'clock',
  severity: 'major',
  title: { zh: '接单后尽快联系客户', en: 'Call soon' },
  why: null,
  mend: null,
  outcome: 'satisfied',
  final: true,
  due_at: null,
  violated_at: null,
  remedied_at: null,
  witnesses: [],
  since_at: '2026-03-02T00:30:00Z',
  history: [],
  ...some,
})

/** An event for tests; `e3` is the third. */
export const event = (id: string, some: Partial<TimelineEvent> = {}): TimelineEvent => ({
  id,
  seq: Number(id.slice(1)),
  kind: 'call.made',
  title: { zh: '致电客户', en: 'Customer called' },
  actor: { role: 'dispatcher', role_title: { zh: '综调', en: 'dispatcher' }, name: '周敏' },
  occurred_at: '2026-03-02T00:40:00Z',
  recorded_at: '2026-03-02T00:40:00Z',
  happened: false,
  late_s: 0,
  lines: [],
  checks: [],
  evidence: [],
  hash: 'ab'.repeat(32),
  previous_hash: '00'.repeat(32),
  corrects: null,
  ...some,
})
