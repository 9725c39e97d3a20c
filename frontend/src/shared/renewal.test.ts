import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { setPresenter } from '@/shared/api'
import { renewed } from './renewal'

const gone = new TypeError('Failed to fetch dynamically imported module')
const told = vi.fn()
const assign = vi.fn()
const serves = (src: string): void => {
  vi.stubGlobal('fetch', vi.fn(async () => new Response(`<script type="module" src="${src}"></script>`)))
}

function appWithout(part: string): Router {
  const lazy = () => {
    const event = Object.assign(new Event('vite:preloadError'), { payload: gone })
    window.dispatchEvent(event)
    return Promise.reject(gone)
  }
  const home = { template: '<p />' }
  const routes = [{ path: '/', component: home }, { path: part, component: lazy }]
  const router = createRouter({ history: createMemoryHistory('/'), routes })
  renewed(router)
  return router
}

beforeEach(() => {
  setPresenter(told)
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  vi.stubGlobal('location', { pathname: '/console/', assign })
  vi.stubGlobal('document', { querySelector: () => ({ getAttribute: () => '/console/assets/index-old.js' }) })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.clearAllMocks()
})

it('loads the wanted page anew once the server has another version', async () => {
  serves('/console/assets/index-new.js')
  await expect(appWithout('/orders').push('/orders')).rejects.toBe(gone)
  await vi.waitFor(() => expect(assign).toHaveBeenCalledWith('/orders'), 5000)
  expect(told).not.toHaveBeenCalled()
})

it('says so when the version is the same and a part is missing', async () => {
  serves('/console/assets/index-old.js')
  await expect(appWithout('/orders').push('/orders')).rejects.toBe(gone)
  await vi.waitFor(() => expect(told).toHaveBeenCalled(), 5000)
  expect(assign).not.toHaveBeenCalled()
})

it('stays where it is without network', async () => {
  vi.stubGlobal('fetch', vi.fn(() => Promise.reject(new TypeError('Failed to fetch'))))
  await expect(appWithout('/orders').push('/orders')).rejects.toBe(gone)
  await vi.waitFor(() => expect(told).toHaveBeenCalled(), 5000)
  expect(assign).not.toHaveBeenCalled()
})
