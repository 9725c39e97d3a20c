import * as L from 'leaflet'
import type { View } from './plane'

export type Paint = (pen: CanvasRenderingContext2D, view: View) => void

/** What a map shows now. */
export function viewOf(map: L.Map): View {
  const { x: left = 0, y: top = 0 } = map.getPixelBounds().min ?? {}
  const { x: width, y: height } = map.getSize()
  return { scale: 2 ** map.getZoom(), left, top, width, height }
}

/** A canvas over the whole map, painted anew once per frame while the map moves: ten thousand places in one picture. */
export class Sheet extends L.Layer {
  private canvas = document.createElement('canvas')
  private frame = 0
  private drawnAt = { zoom: 0, corner: L.latLng(0, 0) }

  constructor(private readonly paint: Paint) {
    super()
  }

  override onAdd(map: L.Map): this {
    this.canvas.className = 'leaflet-zoom-animated'
    this.canvas.setAttribute('aria-hidden', 'true')
    map.getPanes().overlayPane.append(this.canvas)
    this.draw(map)
    return this
  }

  override onRemove(): this {
    cancelAnimationFrame(this.frame)
    this.frame = 0
    this.canvas.remove()
    return this
  }

  override getEvents() {
    const again = () => this.redraw()
    return {
      move: again, zoom: again, moveend: again, resize: again, viewreset: again,
      zoomanim: (event: L.LeafletEvent) => this.animate(event as L.ZoomAnimEvent),
    }
  }

  /** Before the next frame, once however often it is asked. */
  redraw(): void {
    const { _map: map } = this
    if (!map || this.frame) return
    this.frame = requestAnimationFrame(() => {
      this.frame = 0
      this.draw(map)
    })
  }

  private draw(map: L.Map): void {
    const view = viewOf(map)
    const dense = window.devicePixelRatio || 1
    const [width, height] = [Math.round(view.width * dense), Math.round(view.height * dense)]
    if (this.canvas.width !== width || this.canvas.height !== height) {
      Object.assign(this.canvas, { width, height })
      Object.assign(this.canvas.style, { width: `${view.width}px`, height: `${view.height}px` })
    }
    const pen = this.canvas.getContext('2d')
    if (!pen) return
    pen.setTransform(dense, 0, 0, dense, 0, 0)
    pen.clearRect(0, 0, view.width, view.height)
    this.paint(pen, view)
    this.drawnAt = { zoom: map.getZoom(), corner: map.containerPointToLatLng([0, 0]) }
    L.DomUtil.setTransform(this.canvas, map.containerPointToLayerPoint([0, 0]), 1)
  }

  /** Leaflet moves its panes by CSS while it zooms; the picture goes along and is painted anew at the end. */
  private animate({ center, zoom }: L.ZoomAnimEvent): void {
    const { _map: map } = this
    const pane = L.DomUtil.getPosition(map.getPanes().mapPane)
    const origin = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(pane).round()
    const scale = map.getZoomScale(zoom, this.drawnAt.zoom)
    L.DomUtil.setTransform(this.canvas, map.project(this.drawnAt.corner, zoom).subtract(origin), scale)
  }
}
