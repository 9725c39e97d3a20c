import { describe, expect, it } from 'vitest'
import { nearest, stepped } from './finding'
import { onPlane, placerFor, type View } from './plane'
import { sceneOf, type MapBoard } from './scene'

const hours = (from: number) => ({
  from_at: `2026-03-02T${String(from).padStart(2, '0')}:00:00+08:00`, to_at: `2026-03-02T${from + 1}:00:00+08:00`,
})
const visit = (number: string, from: number, lat: number, more: object = {}) => ({
  number, kind: 'install' as const, state: 'assigned' as const, ...hours(from), lat, lon: 117.3,
  late_risk: false, emergency: false, address_masked: '瑶海区****', ...more,
})
const board: MapBoard = {
  technicians: [
    { staff_no: 'ZW1001', name: '李强', start: { lat: 31.8, lon: 117.3 }, visits: [visit('GD2', 14, 31.84), visit('GD1', 10, 31.82)] },
    { staff_no: 'ZW1002', name: '赵磊', visits: [visit('GD3', 11, 31.9, { state: 'on_site' }), visit('GD9', 12, 0, { lat: null })] },
  ],
  unassigned: [{ number: 'GD4', kind: 'repair', promised: hours(13), lat: 31.83, lon: 117.31, emergency: true, address_masked: '' }],
}
const scene = sceneOf(board, placerFor())

describe('a board on the plane', () => {
  it('leads a technician from his start over his visits in their order', () => {
    const route = scene.routes.get('ZW1001')
    expect(route?.numbers).toEqual(['GD1', 'GD2'])
    expect(route?.points).toMatchObject([{ staff_no: 'ZW1001' }, { number: 'GD1' }, { number: 'GD2' }])
  })

  it('leaves off what has no place', () => {
    expect(scene.spots.map(({ number }) => number)).toEqual(['GD1', 'GD2', 'GD3', 'GD4'])
    expect(scene.routes.get('ZW1002')?.points).toHaveLength(1)
  })

  it('tells apart what is ahead, under way, late and urgent', () => {
    expect(scene.spots.map(({ look }) => look)).toEqual(['ahead', 'ahead', 'working', 'urgent'])
    const late = sceneOf({ technicians: [{ staff_no: 'A', name: 'A', visits: [visit('GD1', 9, 31.8, { late_risk: true })] }], unassigned: [] }, placerFor())
    expect(late.spots[0]?.look).toBe('late')
  })
})

describe('finding places', () => {
  const { x, y } = onPlane({ lat: 31.82, lon: 117.3 })
  const view: View = { scale: 4096, left: x * 4096 - 100, top: y * 4096 - 100, width: 200, height: 200 }

  it('finds the place under the pointer, and none when it is too far off', () => {
    expect(nearest(scene.spots, view, { x: 104, y: 97 })?.number).toBe('GD1')
    expect(nearest(scene.spots, view, { x: 120, y: 97 })).toBeUndefined()
  })

  it('steps along a technician’s day and round again', () => {
    expect(stepped(scene, 'GD1', 1)?.number).toBe('GD2')
    expect(stepped(scene, 'GD2', 1)?.number).toBe('GD1')
    expect(stepped(scene, 'GD1', -1)?.number).toBe('GD2')
  })

  it('begins with those that nobody goes to', () => {
    expect(stepped(scene, '', 1)?.number).toBe('GD4')
    expect(stepped({ ...scene, spots: [] }, '', 1)).toBeUndefined()
  })
})
