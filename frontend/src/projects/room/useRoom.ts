import { answer, api, type components } from '@/shared/api'
import { useLive, type Live } from '@/shared/useLive'
import type { Occupancy, Room } from '../model'

type Schemas = components['schemas']

export type RoomPage = Omit<Schemas['RoomPageOut'], 'room'> & { room: Room }
export type RoomDevice = Schemas['RoomDeviceOut']
export type RoomEvent = Schemas['RoomEventOut']
export type FaultIn = Schemas['FaultIn']

const REFRESH_S = 15
const at = (id: number, room: string) => ({ params: { path: { id, room } } })

/** Everything that is known of a room, kept fresh while it is looked at, and when the house's `revision` grows. */
export const useRoom = (wanted: () => { id: number; room: string; revision: number }): Live<RoomPage> =>
  useLive(
    wanted,
    ({ id, room }) => answer(api.GET('/api/rollouts/{id}/rooms/{room}', at(id, room))) as unknown as Promise<RoomPage>,
    { every_s: REFRESH_S },
  )

/** What the hotel says of a room; `listed`: there is such a room, as the crew said. */
export const noteRoom = (id: number, room: string, body: { occupancy?: Occupancy; note?: string; listed?: true }) =>
  answer(api.POST('/api/rollouts/{id}/rooms/{room}', { ...at(id, room), body }))

/** A terminal came back over the counter. */
export const returnTerminal = (id: number, room: string, body: Schemas['ReturnIn']) =>
  answer(api.POST('/api/rollouts/{id}/rooms/{room}/return', { ...at(id, room), body }))

/** A repair order for a room that was accepted. */
export const reportFault = (id: number, room: string, body: FaultIn) =>
  answer(api.POST('/api/rollouts/{id}/rooms/{room}/fault', { ...at(id, room), body }))
