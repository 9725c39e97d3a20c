import 'fake-indexeddb/auto'
import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia, type Pinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { useOutbox } from '@/shared/offline/useOutbox'
import { callKey, newCall } from '../callDraft'
import { ORDER } from '../fixtures'
import { useDayBundle } from '../useDayBundle'
import { wantedCall } from '../useOpenCalls'
import OpenCallBar from './OpenCallBar.vue'

let pinia: Pinia
let router: Router
let bar: VueWrapper

const bundles = () => {
  const db = useOutbox().outbox?.db
  if (!db) throw new Error('no outbox is open')
  return db.bundles
}
const dial = (number: string, dialled_at: string | null) =>
  bundles().put({ key: callKey(number), value: { ...newCall('other'), dialled_at }, fetched_at: '' })

beforeEach(async () => {
  setActivePinia(pinia = createPinia())
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
  const blank = { template: '<p />' }
  router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/me', component: blank }, { path: '/orders/:number', component: blank }] })
  await router.push('/me')
  await useOutbox().open('liqiang')
  await bundles().clear()
  const day = useDayBundle()
  const gone = { ...ORDER, number: 'GD9', customer: null }
  day.bundle = { orders: [ORDER, { ...ORDER, number: 'GD2', customer: { name: '周海燕', phone: '' } }, gone] } as unknown as NonNullable<typeof day.bundle>
  bar = mount(OpenCallBar, { global: { plugins: [pinia, router] } })
})

afterEach(() => {
  bar.unmount()
  useOutbox().close()
  vi.unstubAllGlobals()
})

it('is there from the dialling until the call is written down, and leads to where that is done', async () => {
  await dial('GD1', '2026-03-02T01:05:00Z')
  await vi.waitFor(() => expect(bar.text()).toContain('打给「欧阳雨桐」的电话还没记结果'))
  expect(bar.text()).toContain('09:05 拨出')
  await bar.get('button').trigger('click')
  await vi.waitFor(() => expect(router.currentRoute.value.fullPath).toBe('/orders/GD1'))
  expect(wantedCall.value).toBe('GD1')
  await bundles().delete(callKey('GD1'))
  await vi.waitFor(() => expect(bar.find('section').exists()).toBe(false))
})

it('tells of the latest and how many more; a form without a call, or of an order that takes none, is no call', async () => {
  await dial('GD1', null)
  await dial('GD9', '2026-03-02T01:20:00Z')
  await dial('GD2', '2026-03-02T01:10:00Z')
  await vi.waitFor(() => expect(bar.text()).toContain('周海燕'))
  expect(bar.text()).not.toContain('另有')
  await dial('GD1', '2026-03-02T01:05:00Z')
  await vi.waitFor(() => expect(bar.text()).toContain('另有 1 通'))
})
