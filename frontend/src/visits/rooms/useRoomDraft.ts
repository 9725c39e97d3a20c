import { ref, watch } from 'vue'
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

/** The draft of one room for one screen: taps come faster than they are written, so what is on the screen decides. */
export function useRoomDraft(number: () => string, room: () => string) {
  const kept = useKept<RoomDraft>(() => draftKey(number(), `room/${room()}`))
  const draft = ref(emptyRoomDraft())
  const ready = ref(false)

  watch(kept.ready, (now) => {
    if (!now || ready.value) return
    draft.value = kept.value.value ?? emptyRoomDraft()
    ready.value = true
  }, { immediate: true })

  function change(part: Partial<RoomDraft>): void {
    draft.value = { ...draft.value, ...part }
    kept.keep(draft.value).catch(report)
  }

  function forget(): void {
    draft.value = emptyRoomDraft()
    kept.drop().catch(report)
  }

  return { draft, ready, change, forget }
}
