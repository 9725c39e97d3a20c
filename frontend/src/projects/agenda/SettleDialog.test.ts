import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { i18n } from '@/shared/i18n'
import SettleDialog from './SettleDialog.vue'
import type { Duty } from './useDuties'

const sent: { path: string; body: unknown }[] = []

beforeEach(() => {
  sent.length = 0
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push({ path: new URL(request.url).pathname, body: await request.json() })
    return Response.json([])
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
  document.body.innerHTML = ''
})

const duty = (sort: string): Duty => ({
  id: 'd1', sort, rollout: 7, code: 'JD-0007', hotel: '锦湖酒店', order: 'GD1', what: '寄承诺卡', owner: '吴凡', about: 'problem',
  department: '', due_at: '2026-03-04T10:00:00+08:00', made_at: '2026-03-01T08:00:00+08:00', by_name: '吴凡', done_at: null,
  result: '', overdue: false,
})

async function settled(sort: string, result: string) {
  const done = vi.fn()
  const Dialog = defineComponent(() => () => h(SettleDialog, { duty: duty(sort), onDone: done }))
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: Dialog }] })
  await router.push('/')
  const page = mount(RouterView, { global: { plugins: [router, i18n] }, attachTo: document.body })
  await flushPromises()
  const text = document.querySelector('textarea')
  if (!text) throw new Error('no field')
  text.value = result
  text.dispatchEvent(new Event('input'))
  await flushPromises()
  document.querySelector<HTMLButtonElement>('.el-dialog__footer button:last-child')?.click()
  await flushPromises()
  page.unmount()
  return done
}

it.each([['promise', 'promises/d1/report'], ['task', 'tasks/d1/close']])('a %s is settled at %s', async (sort, path) => {
  const done = await settled(sort, ' 已送到前台 ')
  expect(sent).toEqual([{ path: `/api/rollouts/7/${path}`, body: { result: '已送到前台' } }])
  expect(done).toHaveBeenCalledOnce()
})

it('nothing is sent without a result', async () => {
  await settled('task', '  ')
  expect(sent).toEqual([])
})
