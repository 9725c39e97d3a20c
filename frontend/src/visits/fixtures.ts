import type { FieldOrder, FieldStep, Input, LogEvent } from './model'
import { visitProgress, type StepProgress } from './progress'

/** Steps, an order and events for tests, in the shape in which the server sends them. */
const words = (text: string) => ({ zh: text, en: text })

export const input = (name: string, type: Input['type'], more: Partial<Input> = {}): Input => ({
  name, type, title: words(name), required: true, unit: '', min: null, max: null, options: [], slot: '', hint: null,
  ...more,
})

export const step = (id: string, event: string, more: Partial<FieldStep> = {}): FieldStep => ({
  id, event, stage: id, stage_title: words(id), title: words(id), fills: {}, repeatable: false, by_customer: false,
  screen: null,
  do: [], inputs: [], why: [], say: [], checks: [], show: [], limits3: [], gates: [], avoid: [],
  ...more,
})

const named = (clause: string) => ({ clause, source: clause.toUpperCase(), title: words(clause) })

let count = 0

export const event = (kind: string, body: LogEvent['body'] = {}): LogEvent => {
  count += 1
  return { id: `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`, kind, body, occurred_at: `2026-03-02T01:${String(count % 60).padStart(2, '0')}:00Z` }
}

export const STEPS: FieldStep[] = [
  step('call', 'call.made', { fills: { purpose: 'on_the_way' }, inputs: [input('outcome', 'choice')], repeatable: true }),
  step('arrive', 'visit.arrived', { stage: 'doorstep' }),
  step('plan', 'plan.proposed', {
    inputs: [input('route', 'text'), input('length_m', 'number', { unit: 'm', min: 0, max: 500 }), input('charge_cny', 'money')],
  }),
  step('agree', 'plan.agreed', { by_customer: true, inputs: [input('agreed', 'flag')] }),
  step('lay', 'cabling.done', {
    inputs: [input('route', 'text'), input('length_m', 'number', { min: 0, max: 500 })],
    checks: [named('regime.as-agreed')],
    show: [{ ...named('work.route-photo'), slot: 'route', type: 'photo' }],
    gates: [{
      ...named('touch.plan-agreed'), mend: words('agree first'), when: {},
      needs: { kinds: ['plan.agreed'], when: {} }, since: { kinds: ['plan.proposed'], when: {} }, correlate: [],
    }],
  }),
  step('light', 'optical.measured', {
    repeatable: true,
    inputs: [input('dbm', 'number', { unit: 'dBm', min: -60, max: 20 })],
    limits3: [{
      input: 'dbm', unit: 'dBm', low: -27, low_aim: -24, high_aim: -10, high: -8,
      clauses: [
        { ...named('work.light'), aim: false, low: -27, high: -8 },
        { ...named('work.margin'), aim: true, low: -24, high: -10 },
      ],
    }],
  }),
  step('accept', 'acceptance.signed', {
    by_customer: true,
    inputs: [
      input('result', 'choice'), input('comment', 'text', { required: false }), input('signature', 'signature', { slot: 'signature' }),
    ],
    gates: [{
      ...named('regime.light-first'), mend: words('measure first'), when: { result: { eq: 'satisfied' } },
      needs: { kinds: ['optical.measured'], when: { dbm: { ge: -27 } } }, since: null, correlate: [],
    }],
  }),
  step('reply', 'order.replied', {
    inputs: [input('problem', 'text'), input('solution', 'text'), input('devices', 'devices')],
  }),
]

/** The one that there has to be; a test that asks for what isn't there fails here. */
export function sure<T>(found: T | undefined | null): T {
  if (found === undefined || found === null) throw new Error('the fixture has no such thing')
  return found
}

export const stepNamed = (id: string): FieldStep => sure(STEPS.find((each) => each.id === id))

export const progressOf = (id: string, log: LogEvent[] = []): StepProgress =>
  sure(visitProgress(STEPS, log).find((each) => each.step.id === id))

export const ORDER: FieldOrder = {
  number: 'GD1', kind: 'install', kind_title: words('install'), state: 'on_site', state_title: words('on site'),
  segment: 'home', emergency: false, same_day: false, position: 1,
  promised: { from_at: '2026-03-02T02:00:00Z', to_at: '2026-03-02T04:00:00Z' }, planned: null,
  customer: { name: '欧阳雨桐', phone: '13800000001' },
  site: { address: '瑶海区明光路281号', lat: 31.86, lon: 117.3, access_notes: '' },
  products: [{ kind: 'broadband', down_mbps: 500 }, { kind: 'iptv' }], access: 'ftth', port: 'P1', need: '装宽带',
  contracted_down_mbps: 500, order: { contracted_down_mbps: 500 }, door_link: null, events: [], steps: STEPS,
  way: { min: 12, m: 3400 }, timers: [], gates: [], calls: [], pressing: [], missing_evidence: [],
}
