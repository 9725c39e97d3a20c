import type { Scene } from './scene'
import type { DrawnRoute } from './usePainting'

/** More routes than this at once show nothing any more. */
const MOST = 40

interface Wanted {
  only: string[]
  picked: string
  hovered: string
}

/** The routes to draw: of the chosen technicians, then of whom the pointer is on, of the picked order's last. */
export function routesOf(scene: Scene, { only, picked, hovered }: Wanted): DrawnRoute[] {
  const whose = (told: string) => (scene.routes.has(told) ? told : scene.byNumber.get(told)?.staff_no)
  const stress = new Map<string, DrawnRoute['stress']>(only.slice(0, MOST).map((staff_no) => [staff_no, 'chosen']))
  for (const [told, as] of [[hovered, 'hovered'], [picked, 'picked']] as const) {
    const staff_no = told && whose(told)
    if (!staff_no) continue
    stress.delete(staff_no)
    stress.set(staff_no, as)
  }
  return [...stress].flatMap(([staff_no, as]) => {
    const route = scene.routes.get(staff_no)
    return route ? [{ route, stress: as }] : []
  })
}
