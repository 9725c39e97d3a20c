import * as L from 'leaflet'
import 'leaflet/dist/leaflet.css'
import { onBeforeUnmount, onMounted, shallowRef, type Ref } from 'vue'
import { boxAbout, fromPlane, type Point, type View } from './plane'
import { viewOf, type Sheet } from './sheet'
import type { Tiles } from './useGround'

/** Where a map without grids and places begins: all of the country. */
const COUNTRY: [Point, Point] = [{ x: 180, y: 87 }, { x: 223, y: 117 }]
const CLOSEST = 17

const calm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches

const toLatLng = (point: Point): L.LatLng => {
  const { lat, lon } = fromPlane(point)
  return L.latLng(lat, lon)
}

function layerOf(url: string, { subdomains, max_zoom }: Tiles): L.TileLayer {
  // Tile services look at who embeds them; our pages tell strangers their origin only here, and never the path.
  return L.tileLayer(url, { subdomains, maxZoom: max_zoom, className: 'tiles', referrerPolicy: 'strict-origin' })
}

function makeMap(holder: HTMLElement, tiles: Tiles | null): L.Map {
  const moves = !calm()
  return L.map(holder, {
    attributionControl: false, zoomControl: false, minZoom: 4, maxZoom: tiles?.max_zoom ?? 19,
    zoomSnap: tiles ? 1 : 0.25, zoomAnimation: moves, inertia: moves, fadeAnimation: moves,
  }).addControl(L.control.scale({ imperial: false, position: 'bottomleft' }))
}

interface Layers {
  tiles: () => Tiles | null
  /** Set when the tile service doesn't answer. */
  bare: Ref<boolean>
  sheets: Sheet[]
}

/** A Leaflet map in `holder` with its tiles and the sheets upon them, as long as the component lives. */
export function useLeafletMap(holder: Ref<HTMLElement | null>, { tiles, bare, sheets }: Layers) {
  const map = shallowRef<L.Map>()
  const view = shallowRef<View>()
  const resized = new ResizeObserver(() => map.value?.invalidateSize({ pan: false }))

  function fit(points: Point[]) {
    const { least, most } = boxAbout(points) ?? { least: COUNTRY[0], most: COUNTRY[1] }
    map.value?.fitBounds(L.latLngBounds(toLatLng(least), toLatLng(most)), { padding: [18, 18], maxZoom: CLOSEST })
  }

  /** Moves only as far as it takes to see the point. */
  const reveal = (point: Point) => map.value?.panInside(toLatLng(point), { padding: [48, 48] })
  const zoom = (by: number) => map.value?.zoomIn(by)

  onMounted(() => {
    if (!holder.value) return
    const made = makeMap(holder.value, tiles())
    map.value = made
    fit([])
    const source = tiles()
    for (const url of source?.urls ?? []) {
      layerOf(url, source as Tiles).on({
        tileerror: () => (bare.value = true), tileload: () => (bare.value = false),
      }).addTo(made)
    }
    for (const sheet of sheets) sheet.addTo(made)
    made.on('move zoomend resize', () => (view.value = viewOf(made)))
    view.value = viewOf(made)
    resized.observe(holder.value)
  })

  onBeforeUnmount(() => {
    resized.disconnect()
    map.value?.remove()
    map.value = undefined
  })

  return { map, view, fit, reveal, zoom }
}
