import { computed, nextTick, ref } from 'vue'
import type { Room } from '../model'
import { firstSpot, movedBy, type Facade, type Spot } from './facade'

function spotsOf(houses: Facade<Room>[]): Map<string, Spot> {
  const found = new Map<string, Spot>()
  for (const [building, { storeys }] of houses.entries()) {
    for (const [storey, { cells }] of storeys.entries()) {
      for (const [column, room] of cells.entries()) if (room) found.set(room.name, { building, storey, column })
    }
  }
  return found
}

const roomOf = ({ target }: Event): string | undefined =>
  (target as HTMLElement).closest<HTMLElement>('[data-room]')?.dataset.room

/** One room of the house is reached by the tab key; arrows go from room to room, across houses too. */
export function useHouseKeys(
  houses: () => Facade<Room>[], root: () => HTMLElement | null, open: (room: string) => void,
) {
  const wanted = ref<string>()
  const spots = computed(() => spotsOf(houses()))
  const roomAt = ({ building, storey, column }: Spot) => houses()[building]?.storeys[storey]?.cells[column]?.name
  const first = computed(() => {
    const spot = firstSpot(houses())
    return spot && roomAt(spot)
  })
  const stop = computed(() =>
    wanted.value !== undefined && spots.value.has(wanted.value) ? wanted.value : first.value)

  async function focus(room: string) {
    wanted.value = room
    await nextTick()
    root()?.querySelector<HTMLElement>(`[data-room="${CSS.escape(room)}"]`)?.focus()
  }

  function onKey(event: KeyboardEvent) {
    const room = roomOf(event)
    const spot = room !== undefined && spots.value.get(room)
    if (!spot || event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      open(room)
      return
    }
    const next = movedBy(event.key, houses(), spot)
    const name = next && roomAt(next)
    if (name === undefined) return
    event.preventDefault()
    void focus(name)
  }

  function onClick(event: Event) {
    const room = roomOf(event)
    if (room === undefined) return
    wanted.value = room
    open(room)
  }

  return { stop, focus, onKey, onClick }
}
