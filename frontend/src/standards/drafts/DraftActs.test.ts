import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n } from '@/shared/i18n'
import type { Draft } from '../model'
import { CHEN, draft, fakeServer } from '../testing'
import DraftActs from './DraftActs.vue'

afterEach(() => vi.unstubAllGlobals())

const PROPOSED = { state: 'proposed' as const, proposed_by: CHEN, proposed_from_on: '2026-03-10', revision: 4 }
const OWN = { zh: '修订稿由您起草', en: 'You began this draft' }

function open(some: Partial<Draft>, notYet = '') {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: { template: '<i />' } }] })
  const page = mount(DraftActs, {
    props: { draft: draft(some), revision: 4, notYet, saved: true },
    global: { plugins: [i18n, router], stubs: { teleport: true, transition: true } },
  })
  const button = (name: string) => page.findAll('button').filter((each) => each.text() === name)
  return { page, button }
}

describe('who proposed it', () => {
  it('sees why he can’t publish it himself', () => {
    const { page, button } = open({ ...PROPOSED, may_publish: false, why_not: OWN })
    expect(page.text()).toContain('您不能发布：修订稿由您起草')
    expect(button('发布')[0]?.attributes()).toHaveProperty('disabled')
    expect(button('退回')).toEqual([])
  })

  it('may take it back', async () => {
    const server = fakeServer({ 'POST /standards/drafts/7/withdraw': () => ({ body: draft() }) })
    const { page, button } = open({ ...PROPOSED, may_publish: false, why_not: OWN })
    await button('撤回修改')[0]?.trigger('click')
    await flushPromises()
    expect(server.asked).toHaveLength(1)
    expect(page.emitted('changed')).toHaveLength(1)
  })
})

describe('the second person', () => {
  const mine = { ...PROPOSED, may_publish: true, why_not: null }

  it('publishes what he looked at', async () => {
    const server = fakeServer({ 'POST /standards/drafts/7/publish': () => ({ body: draft({ state: 'published' }) }) })
    const { page, button } = open(mine)
    await button('发布')[0]?.trigger('click')
    await flushPromises()
    expect(page.text()).toContain('2026年3月10日')
    await button('发布').at(-1)?.trigger('click')
    await flushPromises()
    expect(server.asked.map(({ body }) => body)).toEqual([{ revision: 4 }])
    expect(page.emitted('changed')).toHaveLength(1)
  })

  it('sends it back only with a reason', async () => {
    const server = fakeServer({ 'POST /standards/drafts/7/refuse': () => ({ body: draft() }) })
    const { page, button } = open(mine)
    await button('退回')[0]?.trigger('click')
    await flushPromises()
    expect(button('退回').at(-1)?.attributes()).toHaveProperty('disabled')
    await page.get('textarea').setValue('先和网格对过')
    await button('退回').at(-1)?.trigger('click')
    await flushPromises()
    expect(server.asked.map(({ body }) => body)).toEqual([{ why: '先和网格对过' }])
  })
})

describe('a draft being written', () => {
  it('can’t be proposed while something stands in the way', () => {
    const { page, button } = open({}, '还有 2 处问题')
    expect(page.text()).toContain('还有 2 处问题')
    expect(button('提交复核')[0]?.attributes()).toHaveProperty('disabled')
  })

  it('is settled when it is published: nothing more to do', () => {
    expect(open({ state: 'published' }).page.findAll('button')).toEqual([])
  })
})
