import { api, send } from '@/shared/api'
import { deviceNow } from '@/shared/clock'
import { uuid7 } from '@/shared/offline/ids'
import type { Evidence } from '@/shared/offline/photo'
import type { DoorView } from './model'

export interface Scores {
  result: number
  punctuality: number
  skill: number
  manner: number
}

type Answer = Promise<{ data?: DoorView }>
/** Carries out a call to the server and shows what it answers; `what` names the attempt. */
type Act = (what: string, call: (event_id: string) => Answer) => Promise<void>

/** The same id as long as the same thing is tried, so that trying again never does it twice. */
export function attemptIds() {
  const ids = new Map<string, string>()
  return {
    of(what: string): string {
      const id = ids.get(what) ?? uuid7(deviceNow().getTime())
      ids.set(what, id)
      return id
    },
    done: (what: string): boolean => ids.delete(what),
  }
}

/** What a customer can do on their page. */
export function doorVerbs(token: string, act: Act) {
  const path = { params: { path: { token } } }

  const choose = (slot: string) => act(`window ${slot}`, (event_id) =>
    api.POST('/api/door/{token}/window', { ...path, body: { slot, event_id } }))

  const agree = (plan: string) => act(`agree ${plan}`, (event_id) =>
    api.POST('/api/door/{token}/agree', { ...path, body: { plan, event_id } }))

  const rate = (scores: Scores, comment: string) => act(`rate ${JSON.stringify(scores)} ${comment}`, (event_id) =>
    api.POST('/api/door/{token}/rate', { ...path, body: { ...scores, comment, event_id } }))

  const complain = (statement: string) => act(`complain ${statement}`, (event_id) =>
    api.POST('/api/door/{token}/complain', { ...path, body: { statement, event_id } }))

  const sign = (result: 'satisfied' | 'dissatisfied', comment: string, { sha256, blob, mediaType }: Evidence) =>
    act(`sign ${result} ${sha256} ${comment}`, async (event_id) => {
      await send('PUT', `/api/door/${token}/evidence/${sha256}`, blob, mediaType)
      const signature = { slot: 'signature', sha256, media_type: 'image/png' } as const
      return api.POST('/api/door/{token}/sign', { ...path, body: { result, comment, signature, event_id } })
    })

  return { choose, agree, rate, complain, sign }
}
