import { vi } from 'vitest'
import type { Checked, Draft, Run, Writer } from './model'
import type { Clause } from './useStandards'

/** A small standard for tests, with comments that have to stay. */
export const CONTENT = `# The touchpoints.
standard: TOUCH
title: {zh: 上门触点服务规范, en: Doorstep touchpoints}
version: "2026.1"
parameters:
  first-call-within:
    type: duration
    default: PT30M # agreed in May
    title: {zh: 首呼时限, en: First call within}
clauses:
  # The first thing that a customer notices.
  - id: touch.first-call
    source: TOUCH-1
    control: clock
    severity: major
    title: {zh: 接单后尽快联系客户, en: Call the customer soon}
    template: response
    activation: {event: order.received}
    target: {event: call.made, when: {purpose: booking}}
    within: {max: $first-call-within, calendar: service}

  - id: touch.clean-cloth
    source: TOUCH-2
    control: check
    title: {zh: 干净抹布已带, en: A clean cloth is packed}
    step: prepare
`

export const CHEN: Writer = { username: 'chen_jing', name: '陈静' }
export const WU: Writer = { username: 'wu_tao', name: '吴涛' }

const NOTHING: Checked = { problems: [], lints: [], difference: [] }

/** A draft for tests. */
export const draft = (some: Partial<Draft> = {}): Draft => ({
  id: 7,
  unit_code: 'HF',
  standard: 'TOUCH',
  title: { zh: '上门触点服务规范', en: 'Doorstep touchpoints' },
  base: { sha256: 'ab'.repeat(32), version: '2026.1' },
  version: '2026.1',
  state: 'draft',
  author: CHEN,
  edited_by: CHEN,
  edited_at: '2026-03-02T01:00:00Z',
  proposed_by: null,
  proposed_from_on: null,
  published_by: null,
  remarks: [],
  note: '',
  may_publish: false,
  why_not: { zh: '还没有提交', en: 'Not proposed yet' },
  content: CONTENT,
  base_content: CONTENT,
  revision: 1,
  parameters: {},
  ...NOTHING,
  ...some,
})

/** A clause as the list has it, for tests. */
export const clause = (some: Partial<Clause> = {}): Clause => ({
  id: 'touch.first-call',
  source: 'TOUCH-1',
  sources: ['TOUCH-1'],
  control: 'clock',
  title: { zh: '接单后尽快联系客户', en: 'Call the customer soon' },
  why: null,
  mend: null,
  modality: 'shall',
  severity: 'major',
  status: 'checked',
  kinds: [],
  segments: [],
  step: null,
  step_title: null,
  say: [],
  evidence: [],
  acts: [],
  capability: null,
  test: null,
  deduct_cny: null,
  parameters: [],
  kept: { satisfied: 0, violated: 0, pending: 0, last_month: { satisfied: 0, violated: 0 } },
  ...some,
})

/** A finished run for tests. */
export const run = (some: Partial<Run> = {}): Run => ({
  id: 3,
  draft: 7,
  from_on: '2026-02-01',
  to_on: '2026-02-28',
  state: 'done',
  done: 1200,
  total: 1200,
  orders: 1200,
  started_at: '2026-03-02T01:00:00Z',
  finished_at: '2026-03-02T01:00:09Z',
  problem: null,
  stage: 'judging',
  revision: 1,
  deduct_before_cny: '300.00',
  deduct_after_cny: '450.00',
  clauses: [{
    clause: 'touch.first-call',
    counts: false,
    title: { zh: '接单后尽快联系客户', en: 'Call the customer soon' },
    before: { satisfied: 1100, violated: 60, pending: 0, not_applicable: 40, absent: 0 },
    after: { satisfied: 1070, violated: 90, pending: 0, not_applicable: 40, absent: 0 },
    changes: [{ from: 'satisfied', to: 'violated', orders: 32 }, { from: 'violated', to: 'satisfied', orders: 2 }],
    deduct_before_cny: '300.00',
    deduct_after_cny: '450.00',
  }],
  units: [{
    unit: 'HF-SS', name: { zh: '蜀山网格', en: 'Shushan' }, orders: 1200, worse: 32, better: 2,
    deduct_before_cny: '300.00', deduct_after_cny: '450.00',
  }],
  technicians: [{
    staff_no: 'HF-0007', name: '梁勇', orders: 1200, worse: 32, better: 2,
    deduct_before_cny: '300.00', deduct_after_cny: '450.00',
  }],
  ...some,
})

export interface Asked {
  method: string
  path: string
  query: string
  body: unknown
}

type Answer = { status?: number; body?: unknown }

/** A server for tests: what it was asked, and answers by `METHOD /path`; unknown questions fail loudly. */
export function fakeServer(answers: Record<string, (asked: Asked) => Answer>) {
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (input: string | Request, init?: RequestInit) => {
    const request = new Request(new URL(typeof input === 'string' ? input : input.url, 'http://test.local'),
      typeof input === 'string' ? init : input)
    const text = await request.text()
    const { pathname, search } = new URL(request.url)
    const question = {
      method: request.method, path: pathname, query: search.slice(1),
      body: text ? JSON.parse(text) as unknown : undefined,
    }
    asked.push(question)
    const answer = answers[`${question.method} ${pathname.replace(/^\/api/, '')}`]
    if (!answer) throw new Error(`the fake server has no answer to ${question.method} ${pathname}`)
    const { status = 200, body } = answer(question)
    return new Response(body === undefined ? null : JSON.stringify(body), {
      status, headers: { 'Content-Type': 'application/json' },
    })
  })
  const of = (key: string) => asked.filter(({ method, path }) => `${method} ${path.replace(/^\/api/, '')}` === key)
  return { asked, of }
}

/** What the server says when somebody else saved meanwhile. */
export const stale = () => ({
  status: 409,
  body: { type: 'about:blank', title: '吴涛刚刚保存过', status: 409, code: 'stale-draft', mend: '先看他改了什么' },
})
