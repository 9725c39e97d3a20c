import { answer, api, type components } from '@/shared/api'
import { setServerNow } from '@/shared/clock'
import { useLive, type Live } from '@/shared/useLive'
import { withKnownRooms } from './knownRooms'
import type { Matrix, RollOut } from './model'

const LIST_S = 20
/** How often the house asks whether something happened; "nothing" costs the server one small query. */
const MATRIX_S = 3

/** The hotels of the reader's unit, kept fresh. */
export const useRollOuts = (): Live<RollOut[]> =>
  useLive(() => 'rollouts', () => answer(api.GET('/api/rollouts')), { every_s: LIST_S })

export type NewRollOut = components['schemas']['RollOutIn']

/** Opens a roll-out; the same hotel at the same address again is the one there is. */
export const openRollOut = (body: NewRollOut): Promise<RollOut> =>
  answer(api.POST('/api/rollouts', { body }))

export type Manager = components['schemas']['ManagerOut']

/** Who may look after a hotel. */
export const useManagers = (): Live<Manager[]> =>
  useLive(() => 'managers', () => answer(api.GET('/api/account-managers')))

/** One hotel's house, kept fresh: each round asks only for what came after the last revision. */
export function useMatrix(id: () => number): Live<Matrix> {
  let last: { id: number; matrix: Matrix } | undefined

  async function fetchMatrix(wanted: number): Promise<Matrix> {
    const known = last?.id === wanted ? last.matrix : undefined
    const said = await answer(api.GET('/api/rollouts/{id}', {
      params: { path: { id: wanted }, query: known ? { after: known.revision } : {} },
    })) as unknown as Matrix | undefined
    if (said) {
      setServerNow(said.now)
      last = { id: wanted, matrix: withKnownRooms(said, known) }
    }
    if (last?.id !== wanted) throw new Error('The server says that nothing changed, but nothing was known.')
    return last.matrix
  }

  return useLive(id, fetchMatrix, { every_s: MATRIX_S })
}

export const reportUrl = (id: number, kind: 'report.pdf' | 'report.xlsx' | 'rooms.xlsx'): string =>
  `/api/rollouts/${id}/${kind}`
