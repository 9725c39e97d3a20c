import { computed } from 'vue'
import { report } from '@/shared/api'
import type { Device } from '../model'
import { draftKey } from '../useStepDraft'
import { useKept } from '../useKept'

/** What is half done at a door or in a room; it outlives a closed app. */
export interface RoomDraft {
  /** As seen at the door, where it differs from what the front desk said. */
  occupied: boolean | null
  knocks: number
  flags: Record<string, boolean>
  device: Partial<Device>
  /** The MAC whose label was looked at once more. */
  looked: string
  /** The MAC of the terminal that comes out. */
  replaces: string
}

export const emptyRoomDraft = (): RoomDraft =>
  ({ occupied: null, knocks: 0, flags: {}, device: {}, looked: '', replaces: '' })

export function useRoomDraft(number: () => string, room: () => string) {
  const kept = useKept<RoomDraft>(() => draftKey(number(), `room/${room()}`))
  const draft = computed<RoomDraft>(() => kept.value.value ?? emptyRoomDraft())
  const change = (part: Partial<RoomDraft>): void => void kept.keep({ ...draft.value, ...part }).catch(report)
  const forget = (): void => void kept.drop().catch(report)
  return { draft, ready: kept.ready, change, forget }
}
