import { answer, api, type components } from '@/shared/api'
import { useLive, type Live } from '@/shared/useLive'

export type Ground = components['schemas']['GroundOut']
export type Tiles = components['schemas']['TilesOut']

let asked: Promise<Ground> | undefined

/** What maps stand on, asked once: neither grids nor tiles change while a page is open. */
export const useGround = (): Live<Ground> => useLive(() => 0, () => {
  asked ??= answer(api.GET('/api/map')).catch((thrown: unknown) => {
    asked = undefined
    throw thrown
  })
  return asked
})
