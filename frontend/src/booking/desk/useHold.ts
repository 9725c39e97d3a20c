import { onScopeDispose, shallowRef } from 'vue'
import { answer, api, report, type components } from '@/shared/api'
import { serverNow } from '@/shared/clock'
import { uuid7 } from '@/shared/offline/ids'

export type WindowHeld = components['schemas']['WindowHeldOut']

/**
 * The place that is kept for an order while its customer decides. One at a time: holding another window gives the
 * first back. What is held when the asker goes is released, unless `keep` said that it has become a promise.
 */
export function useHold(number: () => string) {
  const held = shallowRef<WindowHeld>()
  // One request after the other: a release sent at once could overtake the hold that it is to end.
  let last: Promise<unknown> = Promise.resolve()

  function next<T>(act: () => Promise<T>): Promise<T> {
    const turn = last.then(act, act)
    last = turn.catch(() => undefined)
    return turn
  }

  /** Throws the Problem when somebody else has the last place. */
  const hold = (slot: string): Promise<void> => {
    const params = { path: { number: number() } }
    const body = { slot, hold_id: uuid7(serverNow()) }
    return next(async () => {
      held.value = await answer(api.POST('/api/orders/{number}/hold', { params, body }))
    })
  }

  const release = (): Promise<void> => {
    const path = { number: number() }
    return next(async () => {
      const mine = held.value
      if (!mine) return
      held.value = undefined
      await answer(api.DELETE('/api/orders/{number}/hold', { params: { path, query: { hold_id: mine.id } } }))
    })
  }

  const keep = () => void (held.value = undefined)

  onScopeDispose(() => void release().catch(report))

  return { held, hold, release, keep }
}
