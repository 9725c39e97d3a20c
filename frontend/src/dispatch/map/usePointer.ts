import type * as L from 'leaflet'
import { shallowRef, watch, type ShallowRef } from 'vue'
import { nearest } from './finding'
import type { Scene, Spot } from './scene'
import { viewOf } from './sheet'

interface Told {
  pick: (number: string) => void
  hover: (number: string) => void
}

/** The place under the pointer, and clicks on places. */
export function usePointer(map: ShallowRef<L.Map | undefined>, scene: () => Scene, { pick, hover }: Told) {
  const under = shallowRef<Spot>()

  const at = (event: L.LeafletMouseEvent) => nearest(scene().spots, viewOf(event.target as L.Map), event.containerPoint)

  function look(spot: Spot | undefined) {
    if (spot?.number === under.value?.number) return
    under.value = spot
    hover(spot?.number ?? '')
    map.value?.getContainer().classList.toggle('over-place', spot !== undefined)
  }

  watch(map, (made) => {
    made?.on('mousemove', (event: L.LeafletMouseEvent) => look(at(event)))
    made?.on('mouseout movestart', () => look(undefined))
    made?.on('click', (event: L.LeafletMouseEvent) => {
      const spot = at(event)
      if (spot) pick(spot.number)
    })
  })

  return { under }
}
