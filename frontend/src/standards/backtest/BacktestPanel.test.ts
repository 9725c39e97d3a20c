import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { i18n } from '@/shared/i18n'
import type { Run } from '../model'
import { fakeServer, run } from '../testing'
import BacktestPanel from './BacktestPanel.vue'

let runs: Run[]

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  runs = []
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const ORDER = {
  number: 'GD551000001', clause: 'touch.first-call', from: 'satisfied', to: 'violated', technician: 'HF-0007', unit: 'HF-SS',
  deduct_before_cny: '0.00', deduct_after_cny: '20.00', violated_at: null, key: null,
}

const server = () => fakeServer({
  'GET /standards/drafts/7/backtests': () => ({ body: runs }),
  'POST /standards/drafts/7/backtests': ({ body }) => {
    runs = [run({ ...body as object, id: 4, state: 'running', done: 300, clauses: [] }), ...runs]
    return { status: 202, body: runs[0] }
  },
  'GET /standards/backtests/3': () => ({ body: runs.find(({ id }) => id === 3) }),
  'GET /standards/backtests/4': () => ({ body: runs.find(({ id }) => id === 4) }),
  'DELETE /standards/backtests/4': () => {
    runs = [run({ id: 4, state: 'cancelled' })]
    return { status: 204 }
  },
  'GET /standards/backtests/3/orders': () => ({ body: { items: [ORDER], total: 1, page: 1, page_size: 20 } }),
})

async function open(props: Partial<{ revision: number; ready: boolean; saved: boolean }> = {}) {
  const stubs = { ElDatePicker: true, RouterLink: { template: '<a><slot /></a>' }, teleport: true, transition: true }
  const page = mount(BacktestPanel, {
    props: { draft: 7, revision: 1, ready: true, saved: true, chosen: '', ...props },
    global: { plugins: [i18n], stubs },
  })
  await flushPromises()
  return page
}

describe('a backtest', () => {
  it('runs over last month, tells how far it is, and shows the result when it is done', async () => {
    const asked = server()
    const page = await open()
    expect(page.text()).toContain('还没有回测过')
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(asked.of('POST /standards/drafts/7/backtests')).toHaveLength(1)
    expect(page.text()).toContain('已判 300 / 1200 单')
    runs = [run({ id: 4 })]
    await vi.advanceTimersByTimeAsync(1000)
    await flushPromises()
    expect(page.text()).toContain('450.00 元')
    expect(page.text()).toContain('+150.00')
  })

  it('can be stopped', async () => {
    runs = [run({ id: 4, state: 'running', done: 1 })]
    const asked = server()
    const page = await open()
    await page.get('.progress button').trigger('click')
    await flushPromises()
    expect(asked.of('DELETE /standards/backtests/4')).toHaveLength(1)
    expect(page.text()).toContain('中途停止')
  })

  it('of an older text says so', async () => {
    runs = [run()]
    server()
    const page = await open({ revision: 2 })
    expect(page.text()).toContain('第 1 次保存的内容')
    expect(page.get('.runs').text()).toContain('旧稿')
  })

  it.each([
    [{ saved: false }, '保存后再回测'],
    [{ ready: false }, '改好才能回测'],
  ])('can’t start with %j', async (props, why) => {
    server()
    const page = await open(props)
    expect(page.text()).toContain(why)
    expect(page.get('form button[type=submit]').attributes()).toHaveProperty('disabled')
  })

  it('leads from a number to its orders', async () => {
    runs = [run()]
    const asked = server()
    const page = await open()
    await page.get('.change button.worse').trigger('click')
    await flushPromises()
    expect(asked.of('GET /standards/backtests/3/orders').map(({ query }) => query)).toEqual([
      'clause=touch.first-call&from=satisfied&to=violated&page=1',
    ])
    expect(page.text()).toContain('GD551000001')
  })
})
