import type { Messages } from '../../messages'

export const dayMap: Messages['console']['dispatch']['map'] = {
  title: 'Map',
  keys: 'Map of the day: arrows move it, plus and minus zoom, N and P pick the next and the previous order, F shows all, Escape lets go',
  zoom_in: 'Zoom in',
  zoom_out: 'Zoom out',
  fit: 'Show all (F)',
  legend: 'Marks; click one to hide it',
  show: 'Show',
  hide: 'Hide',
  look: {
    over: 'done',
    ahead: 'to come',
    moving: 'on the way',
    working: 'on site',
    late: 'may come late',
    waiting: 'unassigned',
    urgent: 'unassigned, urgent',
  },
  nobody: 'nobody sent yet',
  told: 'Picked: order {number}, {who}',
  unplaced: '{n} orders have no coordinates and are not on the map',
  bare: 'The tile service doesn’t answer; grids, orders and routes are shown all the same',
}
