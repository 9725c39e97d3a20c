import { mount, type VueWrapper } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import { createMemoryHistory, createRouter, RouterView, type Router } from 'vue-router'
import { i18n } from '@/shared/i18n'
import type { Log } from '../model'
import { detail, event, verdict } from '../testing'
import OrderTimeline from './OrderTimeline.vue'

const LOG: Log = {
  events: [event('e1', { title: { zh: '收到工单', en: 'Received' } }), event('e2'), event('e3', { corrects: 'e2' })],
  clauses: [
    verdict('touch.first-call', { witnesses: ['e1', 'e2'] }),
    verdict('work.reply', { outcome: 'pending', due_at: '2026-03-02T09:00:00Z', witnesses: ['e1'] }),
  ],
  chain_ok: true,
  faults: [],
}

async function shown(path: string, log = LOG): Promise<{ page: VueWrapper; router: Router }> {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: defineComponent(() => () => h(OrderTimeline, { order: detail(), log })) },
      { path: '/standards/:standard', name: 'standard', component: defineComponent(() => () => null) },
    ],
  })
  await router.push(path)
  const page = mount(RouterView, { global: { plugins: [router, i18n] }, attachTo: document.body })
  await nextTick()
  return { page, router }
}

const lit = (page: VueWrapper) => page.findAll('.lit').map((box) => box.attributes('id'))

describe('timeline and clauses', () => {
  it('a clause of the address is open, and its events are lit', async () => {
    const { page } = await shown('/?clause=touch.first-call')
    expect(lit(page)).toEqual(['event-e1', 'event-e2', 'clause-touch.first-call'])
    expect(page.get('#clause-touch\\.first-call button').attributes('aria-expanded')).toBe('true')
  })

  it('picking an event lights its clauses, puts them first and writes it into the address', async () => {
    const { page, router } = await shown('/')
    await page.get('#event-e2 .title').trigger('click')
    await new Promise((done) => setTimeout(done))
    expect(router.currentRoute.value.query).toEqual({ event: 'e2' })
    expect(lit(page)).toEqual(['event-e2', 'clause-touch.first-call'])
    expect(page.get('.groups li').attributes('id')).toBe('clause-touch.first-call')
  })

  it('escape lets go', async () => {
    const { page, router } = await shown('/?event=e1')
    await page.get('.timeline').trigger('keydown', { key: 'Escape' })
    await new Promise((done) => setTimeout(done))
    expect(router.currentRoute.value.query).toEqual({})
    expect(lit(page)).toEqual([])
  })

  it('says which event corrects which', async () => {
    const { page } = await shown('/')
    expect(page.get('#event-e2').text()).toContain('已由第 3 条更正')
    expect(page.get('#event-e3').text()).toContain('更正第 2 条')
  })

  it('names the altered event when the chain is broken', async () => {
    const fault = { seq: 2, what: { zh: '内容在写入后被改动', en: 'altered' } }
    const { page } = await shown('/', { ...LOG, chain_ok: false, faults: [fault] })
    expect(page.get('[role=alert]').text()).toContain('第 2 条')
    expect(page.get('#event-e2').classes()).toContain('broken')
    expect(page.get('#event-e1').classes()).not.toContain('broken')
  })
})
