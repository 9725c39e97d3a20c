import { answer, api, type components } from '@/shared/api'
import { useLive, type Live } from '@/shared/useLive'

/** A promise or a task. */
export type Duty = components['schemas']['DutyOut']

const REFRESH_S = 30

/** What is still owed over all hotels, the earliest due first; `mine`: only what concerns the reader. */
export const useDuties = (mine: () => boolean): Live<Duty[]> =>
  useLive(mine, (wanted) => answer(api.GET('/api/tasks', { params: { query: { mine: wanted } } })), { every_s: REFRESH_S })

const at = (id: number) => ({ path: { id } })

/** The roll-out's promises and tasks, those that are over too. */
export const useRollOutDuties = (id: () => number): Live<Duty[]> =>
  useLive(id, (wanted) => answer(api.GET('/api/rollouts/{id}/tasks', { params: at(wanted) })), { every_s: REFRESH_S })

/** The promise's caller was told, or the task's department has done it. */
export async function settle({ sort, rollout, id }: Duty, result: string): Promise<void> {
  const body = { result }
  if (sort === 'promise') {
    await answer(api.POST('/api/rollouts/{id}/promises/{promise}/report', {
      params: { path: { id: rollout, promise: id } }, body,
    }))
  } else {
    await answer(api.POST('/api/rollouts/{id}/tasks/{task}/close', { params: { path: { id: rollout, task: id } }, body }))
  }
}

export type NewTask = components['schemas']['TaskIn']

export const openTask = (id: number, body: NewTask) =>
  answer(api.POST('/api/rollouts/{id}/tasks', { params: at(id), body }))
