import { uuid7 } from '@/shared/offline/ids'
import { deviceNow } from '@/shared/clock'
import type { LogEvent } from './model'

/** A call that isn't recorded yet: kept on the phone, as dialling takes the screen away and may close the app. */
export interface CallDraft {
  /** Names the conversation: breaks in it and the call back refer to it. */
  call: string
  purpose: string
  dialled_at: string | null
  outcome: string | null
  note: string
}

/** Calls are kept under this and their order's number. */
export const CALLS = 'call/'
export const callKey = (number: string): string => CALLS + number

export interface OpenCall {
  number: string
  dialled_at: string
}

/** Of what is kept under `CALLS` the calls that were dialled, the latest first. */
export const openCalls = (kept: { key: string; value: unknown }[]): OpenCall[] => kept
  .flatMap(({ key, value }) => {
    const { dialled_at } = value as CallDraft
    return dialled_at ? [{ number: key.slice(CALLS.length), dialled_at }] : []
  })
  .sort((one, other) => Date.parse(other.dialled_at) - Date.parse(one.dialled_at))

export const newCall = (purpose: string): CallDraft =>
  ({ call: uuid7(deviceNow().getTime()), purpose, dialled_at: null, outcome: null, note: '' })

const ofCall = (log: LogEvent[], kind: string, call: string): LogEvent[] =>
  log.filter((event) => event.kind === kind && event.body.call === call)

/** Since when the other side has been waiting on the line; undefined while they talk. */
export function heldSince(log: LogEvent[], call: string): string | undefined {
  const last = log.findLast(({ kind, body }) =>
    ['call.held', 'call.resumed', 'callback.promised'].includes(kind) && body.call === call)
  return last?.kind === 'call.held' ? last.occurred_at : undefined
}

/** The longest wait of a conversation in whole seconds, one that lasts counted up to `now_ms`. */
export function longestWait_s(log: LogEvent[], call: string, now_ms: number): number {
  const ends = [...ofCall(log, 'call.resumed', call), ...ofCall(log, 'callback.promised', call)]
    .map(({ occurred_at }) => Date.parse(occurred_at))
  const waits = ofCall(log, 'call.held', call).map(({ occurred_at }) => {
    const began = Date.parse(occurred_at)
    const end = ends.filter((each) => each >= began).sort((one, other) => one - other)[0] ?? now_ms
    return Math.max(0, Math.round((end - began) / 1000))
  })
  return Math.max(0, ...waits)
}

/** Conversations that were promised a call back and had none yet, by their ids. */
export function owedCallbacks(log: LogEvent[]): string[] {
  const made = new Set(log.filter(({ kind }) => kind === 'callback.made').map(({ body }) => body.call))
  const promised = log.filter(({ kind }) => kind === 'callback.promised').map(({ body }) => String(body.call))
  return [...new Set(promised)].filter((call) => !made.has(call))
}

/** Ends in which somebody was spoken to. */
export const REACHED = new Set(['promised', 'connected', 'waited'])

export interface CallRecord {
  kind: string
  body: Record<string, unknown>
}

/** What a finished call writes into the log: the end of a wait, the call itself, calls back that it makes good. */
export function recordsOf(draft: CallDraft, log: LogEvent[], now_ms: number): CallRecord[] {
  const { call, purpose, outcome, note } = draft
  const waited_s = longestWait_s(log, call, now_ms)
  const open = heldSince(log, call) !== undefined
  const promised = ofCall(log, 'callback.promised', call).length > 0
  const made = { purpose, outcome, ...(waited_s ? { waited_s } : {}), ...(note.trim() ? { note: note.trim() } : {}) }
  return [
    ...(open && outcome !== 'waited' ? [{ kind: 'call.resumed', body: { call } }] : []),
    ...owedCallbacks(log).filter((owed) => owed !== call)
      .map((owed) => ({ kind: 'callback.made', body: { call: owed, reached: REACHED.has(outcome ?? '') } })),
    { kind: 'call.made', body: made },
    ...(outcome === 'waited' && !promised ? [{ kind: 'callback.promised', body: { call, number_taken: true } }] : []),
  ]
}
