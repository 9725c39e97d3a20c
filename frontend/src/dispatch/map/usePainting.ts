import { watch } from 'vue'
import { useTheme } from '@/shared/ui/useTheme'
import { paletteOf } from './painting/palette'
import { paintGrids, paintNames, type Area } from './painting/paintGrids'
import { paintPlaces, paintRinged } from './painting/paintPlaces'
import { paintCounts, paintRoute, type Stress } from './painting/paintRoutes'
import type { Route, Scene } from './scene'
import { Sheet } from './sheet'

export interface DrawnRoute {
  route: Route
  stress: Stress
}

/** What is drawn: the ground below, the places, and above them what the reader looks at. */
export interface Picture {
  areas: Area[]
  scene: Scene
  routes: DrawnRoute[]
  only: string[]
  picked: string
  hovered: string
  grid: string
  /** Nothing lies below: the grids have a ground of their own. */
  plain: boolean
}

/** Three sheets, so that a move of the pointer doesn't draw ten thousand places again. */
export function usePainting(picture: () => Picture) {
  const dark = useTheme()
  let palette = paletteOf(document.documentElement)

  const ground = new Sheet((pen, view) => {
    const { areas, routes, plain, grid } = picture()
    paintGrids(pen, view, areas, palette, { plain, chosen: grid })
    for (const { route, stress } of routes) paintRoute(pen, view, route, palette, stress)
  })
  const places = new Sheet((pen, view) => {
    const { areas, scene, only } = picture()
    paintPlaces(pen, view, scene, palette, new Set(only))
    paintNames(pen, view, areas, palette)
  })
  const looked = new Sheet((pen, view) => {
    const { scene, routes, picked, hovered } = picture()
    for (const { route, stress } of routes) paintCounts(pen, view, route, palette, stress)
    const [under, chosen] = [scene.byNumber.get(hovered), scene.byNumber.get(picked)]
    if (under) paintRinged(pen, view, under, palette, 'ink')
    if (chosen) paintRinged(pen, view, chosen, palette, 'accent')
  })

  const when = (names: (keyof Picture)[], ...sheets: Sheet[]) =>
    watch(names.map((name) => () => picture()[name]), () => sheets.forEach((sheet) => sheet.redraw()))
  when(['areas', 'grid', 'plain'], ground)
  when(['areas'], places)
  when(['scene', 'only'], places, looked)
  when(['routes'], ground, looked)
  when(['picked', 'hovered'], looked)
  watch(dark, () => {
    palette = paletteOf(document.documentElement)
    for (const sheet of [ground, places, looked]) sheet.redraw()
  }, { flush: 'post' })

  return [ground, places, looked]
}
