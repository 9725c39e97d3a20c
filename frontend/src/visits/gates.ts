import { holds } from './conditions'
import type { Body, FieldStep, Gate, LogEvent, Selection } from './model'

const picks = ({ kinds, when }: Selection, event: LogEvent, order: Body): boolean =>
  (kinds.includes(event.kind) || kinds.includes('*')) && holds(when, event.body, order)

/** Is there, in the log, what the gate asks for, and nothing since that undoes it? One event may be both. */
function answered({ needs, since, correlate = [] }: Gate, body: Body, log: LogEvent[], order: Body): boolean {
  const alike = (event: LogEvent) => correlate.every((name) => event.body[name] === body[name])
  const found = log.findLastIndex((event) => picks(needs, event, order) && alike(event))
  if (found === -1) return false
  return !since || found >= log.findLastIndex((event) => picks(since, event, order))
}

/** The gates that forbid this step with this body now; the server will say the same. */
export function closedGates(step: FieldStep, body: Body, log: LogEvent[], order: Body): Gate[] {
  return step.gates.filter((gate) => holds(gate.when, body, order) && !answered(gate, body, log, order))
}

/** The step that brings about what the gate is waiting for: the nearest before `step`, else the first anywhere. */
export function mendingStep(gate: Gate, step: FieldStep, steps: FieldStep[]): FieldStep | undefined {
  const able = steps.filter((each) => each.id !== step.id && gate.needs.kinds.includes(each.event))
  return able.findLast((each) => steps.indexOf(each) < steps.indexOf(step)) ?? able[0]
}
