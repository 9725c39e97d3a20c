import { holds } from './conditions'
import type { Body, FieldStep, LogEvent, OrderState } from './model'

/** `gaps`: done, but a confirmation or a picture is still owed. */
export type Standing = 'open' | 'gaps' | 'done'

export interface StepProgress {
  step: FieldStep
  standing: Standing
  /** What was recorded for it in this visit, oldest first. */
  answers: LogEvent[]
  checks_owed: string[]
  slots_owed: string[]
}

export interface StageProgress {
  id: string
  steps: StepProgress[]
}

const RESTARTS = new Set(['visit.failed', 'order.reopened', 'order.resumed'])

/**
 * The events of the present visit: a failed or reopened one begins anew, and so does one whose customer wants
 * what is wrong put right in another window.
 */
export function presentVisit(log: LogEvent[]): LogEvent[] {
  let [begin, beenThere] = [0, false]
  log.forEach(({ kind }, place) => {
    if (RESTARTS.has(kind)) [begin, beenThere] = [place + 1, false]
    else if (kind === 'window.promised' && beenThere) [begin, beenThere] = [place, false]
    else if (kind === 'visit.arrived') beenThere = true
  })
  return log.slice(begin)
}

/** Did this step write that event? Its fixed fields tell one call from another. */
function wrote(step: FieldStep, event: LogEvent): boolean {
  const fixed = Object.fromEntries(Object.entries(step.fills).map(([name, value]) => [name, { eq: value }]))
  return event.kind === step.event && holds(fixed, event.body)
}

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

function slotsOf({ evidence }: Body): string[] {
  return Array.isArray(evidence) ? evidence.map((proof: { slot: string }) => proof.slot) : []
}

function progressOf(step: FieldStep, log: LogEvent[]): StepProgress {
  const answers = log.filter((event) => wrote(step, event))
  const confirmed = new Set(answers.flatMap(({ body }) => strings(body.checks)))
  const shown = new Set(answers.flatMap(({ body }) => slotsOf(body)))
  const checks_owed = step.checks.map(({ clause }) => clause).filter((clause) => !confirmed.has(clause))
  const slots_owed = [...new Set(step.show.map(({ slot }) => slot))].filter((slot) => !shown.has(slot))
  const last = answers.at(-1)
  const done = last !== undefined && last.body.result !== 'dissatisfied'
  const owes = checks_owed.length + slots_owed.length > 0
  const standing = done ? (owes ? 'gaps' : 'done') : 'open'
  return { step, standing, answers, checks_owed, slots_owed }
}

/** Each step of the visit as it stands. */
export function visitProgress(steps: FieldStep[], log: LogEvent[]): StepProgress[] {
  const visit = presentVisit(log)
  return steps.map((step) => progressOf(step, visit))
}

/** Where to go on: the first open step after the last one done, else the first open one at all. */
export function currentStep(progress: StepProgress[]): StepProgress | undefined {
  const last = progress.findLastIndex(({ standing }) => standing !== 'open')
  const open = progress.filter(({ standing }) => standing === 'open')
  return open.find((each) => progress.indexOf(each) > last) ?? open[0]
}

/** The steps by stage, in order of work. */
export function stagesOf(progress: StepProgress[]): StageProgress[] {
  const ids = [...new Set(progress.map(({ step }) => step.stage))]
  return ids.map((id) => ({ id, steps: progress.filter(({ step }) => step.stage === id) }))
}

/** The dissatisfied signature that has not been answered by a satisfied one yet. */
export function openRework(log: LogEvent[]): LogEvent | undefined {
  const last = presentVisit(log).findLast(({ kind }) => kind === 'acceptance.signed')
  return last?.body.result === 'dissatisfied' ? last : undefined
}

/** The work on site that can be done again before the customer is asked anew. */
export function redoable(progress: StepProgress[]): StepProgress[] {
  const arrived = progress.find(({ step }) => step.event === 'visit.arrived')?.step.stage
  const from = progress.findLastIndex(({ step }) => step.stage === arrived) + 1
  const to = progress.findIndex(({ step }) => step.event === 'acceptance.signed')
  return progress.slice(from, to).filter(({ step }) => !step.by_customer)
}

const MOVES: Record<string, (body: Body) => OrderState> = {
  'visit.departed': () => 'on_the_way',
  'visit.arrived': () => 'on_site',
  'visit.failed': () => 'received',
  'acceptance.signed': ({ result }) => (result === 'dissatisfied' ? 'rework' : 'accepted'),
  'order.replied': () => 'replied',
  'order.suspended': () => 'suspended',
}

/** The order's state with what this phone has recorded since the server said `state`. */
export const stateAfter = (state: OrderState, unsent: LogEvent[]): OrderState =>
  unsent.reduce((now, { kind, body }) => MOVES[kind]?.(body) ?? now, state)
