import { api, send } from '@/shared/api'
import type { Evidence } from '@/shared/offline/photo'
import type { DoorView } from './model'

export interface Scores {
  result: number
  punctuality: number
  skill: number
  manner: number
}

/** A verdict on the work: `rework` says when what is wrong is put right, `typed` that the name was written. */
export interface Verdict {
  result: 'satisfied' | 'dissatisfied'
  comment: string
  signature: Evidence
  rework?: 'now' | 'later'
  typed: boolean
}

/** What the front desk says of a visit before its first room. */
export interface DeskWord {
  coordinator: string
  rooms: string[]
  occupied: string[]
  signature: Evidence
}

/** A verdict on a day's rooms; `next_from_at`: when those that are left are done. */
export type SheetWord = Omit<Verdict, 'rework'> & { next_from_at?: string }

export type Cause = DoorView['cancel_causes'][number]['code']

type Answer = Promise<{ data?: DoorView }>
/**
 * Carries out a call to the server and shows what it answers; `what` names the attempt, the same one with the same
 * id. Whether it came through; why not stands in `refusal`.
 */
export type Act = (what: string, call: (id: string) => Answer) => Promise<boolean>

/** What a customer can do on their page. */
export function doorVerbs(token: string, act: Act) {
  const path = { params: { path: { token } } }

  const hold = (slot: string) => act(`hold ${slot}`, (hold_id) =>
    api.POST('/api/door/{token}/hold', { ...path, body: { slot, hold_id } }))

  const release = (hold_id: string) => act(`release ${hold_id}`, () =>
    api.DELETE('/api/door/{token}/hold/{hold_id}', { params: { path: { token, hold_id } } }))

  const choose = (slot: string) => act(`window ${slot}`, (event_id) =>
    api.POST('/api/door/{token}/window', { ...path, body: { slot, event_id } }))

  const cancel = (cause: Cause, note: string) => act(`cancel ${cause} ${note}`, (event_id) =>
    api.POST('/api/door/{token}/cancel', { ...path, body: { cause, note, event_id } }))

  const agree = (plan: string) => act(`agree ${plan}`, (event_id) =>
    api.POST('/api/door/{token}/agree', { ...path, body: { plan, event_id } }))

  const rate = (scores: Scores, comment: string) => act(`rate ${JSON.stringify(scores)} ${comment}`, (event_id) =>
    api.POST('/api/door/{token}/rate', { ...path, body: { ...scores, comment, event_id } }))

  const complain = (statement: string) => act(`complain ${statement}`, (event_id) =>
    api.POST('/api/door/{token}/complain', { ...path, body: { statement, event_id } }))

  const askData = () => act('data', (event_id) =>
    api.POST('/api/door/{token}/data', { ...path, body: { event_id } }))

  async function ink({ sha256, blob, mediaType }: Evidence) {
    await send('PUT', `/api/door/${token}/evidence/${sha256}`, blob, mediaType)
    return { slot: 'signature', sha256, media_type: 'image/png' } as const
  }

  const sign = ({ signature, ...verdict }: Verdict) =>
    act(`sign ${JSON.stringify(verdict)} ${signature.sha256}`, async (event_id) =>
      api.POST('/api/door/{token}/sign', { ...path, body: { ...verdict, signature: await ink(signature), event_id } }))

  const confirmDesk = ({ signature, ...said }: DeskWord) =>
    act(`desk ${JSON.stringify(said)} ${signature.sha256}`, async (event_id) =>
      api.POST('/api/door/{token}/desk', { ...path, body: { ...said, signature: await ink(signature), event_id } }))

  const signSheet = ({ signature, ...said }: SheetWord) =>
    act(`sheet ${JSON.stringify(said)} ${signature.sha256}`, async (event_id) =>
      api.POST('/api/door/{token}/sheet', { ...path, body: { ...said, signature: await ink(signature), event_id } }))

  return { hold, release, choose, cancel, agree, rate, complain, askData, sign, confirmDesk, signSheet }
}
