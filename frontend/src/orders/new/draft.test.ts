import { expect, it } from 'vitest'
import { blank, orderOf, readPlace, wishOf } from './draft'

it('reads a place in either order, and nothing that is no place in China', () => {
  expect(readPlace('117.3004, 31.8659')).toEqual({ lon: 117.3004, lat: 31.8659 })
  expect(readPlace('31.8659 117.3004')).toEqual({ lon: 117.3004, lat: 31.8659 })
  expect(readPlace('117.3004，31.8659')).toEqual({ lon: 117.3004, lat: 31.8659 })
  for (const said of ['', '117.3', '31.8, 31.9', 'a, b', '1,2,3', '0, 0']) expect(readPlace(said)).toBeUndefined()
})

it('wishes for hours by the clock in China', () => {
  expect(wishOf('2026-03-03', 'afternoon')).toEqual({
    from_at: '2026-03-03T12:00:00+08:00', to_at: '2026-03-03T18:00:00+08:00',
  })
  expect(wishOf('', 'day')).toBeUndefined()
})

it('names a known customer and address by id, and types nothing of them', () => {
  const order = orderOf('1', { ...blank(), customer: 'c', site: 's', phone: '13800001234', name: '王芳', need: '断网' })
  expect(order).toMatchObject({ customer_id: 'c', site_id: 's', need: '断网', source: 'desk' })
  expect(JSON.stringify(order)).not.toContain('13800001234')
})

it('sends a rate with broadband alone', () => {
  const order = orderOf('1', { ...blank(), products: ['broadband', 'iptv'], rate: 500 })
  expect(order.products).toEqual([{ kind: 'broadband', down_mbps: 500 }, { kind: 'iptv', down_mbps: undefined }])
})

it('says which PON where there is one and it is known', () => {
  expect(orderOf('1', { ...blank(), pon: 'xgspon' }).pon).toBe('xgspon')
  expect(orderOf('1', blank()).pon).toBeUndefined()
  expect(orderOf('1', { ...blank(), access: 'lan', pon: 'xgspon' }).pon).toBeUndefined()
})
