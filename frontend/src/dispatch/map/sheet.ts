import * as L from 'leaflet'
import type { View } from './plane'

export type Paint = (pen: CanvasRenderingContext2D, view: View) => void

/** What a map shows now. */
export function viewOf(map: L.Map): View {
  const { x: left = 0, y: top = 0 } = map.getPixelBounds().min ?? {}
  const { x: width, y: height } = map.getSize()
  return { scale: 2 ** map.getZoom(), left, top, width, height }
}

/** How far beyond the map's edges a sheet is painted, as a part of its size: so far it moves without being painted. */
const BEYOND = 0.3

/** A canvas over the whole map and some way beyond: ten thousand places in one picture, moved by CSS. */
export class Sheet extends L.Layer {
  private canvas = document.createElement('canvas')
  private frame = 0
  private drawn = { zoom: 0, corner: L.latLng(0, 0), left: 0, top: 0 }

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
      move: () => this.follow(), zoomend: again, resize: again, viewreset: again,
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

  /** Only when it is zoomed without a jump, or has come to the end of what is painted. */
  private follow(): void {
    const { left, top, width, height } = viewOf(this._map)
    const { zoom, left: drawnLeft, top: drawnTop } = this.drawn
    const away = Math.max(Math.abs(left - drawnLeft) / width, Math.abs(top - drawnTop) / height)
    if (zoom !== this._map.getZoom() || away > BEYOND * 0.9) this.redraw()
  }

  private draw(map: L.Map): void {
    const seen = viewOf(map)
    const [spareX, spareY] = [Math.round(seen.width * BEYOND), Math.round(seen.height * BEYOND)]
    const view = {
      ...seen, left: seen.left - spareX, top: seen.top - spareY,
      width: seen.width + 2 * spareX, height: seen.height + 2 * spareY,
    }
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
    const corner = map.containerPointToLatLng([-spareX, -spareY])
    this.drawn = { zoom: map.getZoom(), corner, left: seen.left, top: seen.top }
    L.DomUtil.setTransform(this.canvas, map.containerPointToLayerPoint([-spareX, -spareY]), 1)
  }

  /** Leaflet moves its panes by CSS while it zooms; the picture goes along and is painted anew at the end. */
  private animate({ center, zoom }: L.ZoomAnimEvent): void {
    const { _map: map } = this
    const pane = L.DomUtil.getPosition(map.getPanes().mapPane)
    const origin = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(pane).round()
    const scale = map.getZoomScale(zoom, this.drawn.zoom)
    L.DomUtil.setTransform(this.canvas, map.project(this.drawn.corner, zoom).subtract(origin), scale)
  }
}
