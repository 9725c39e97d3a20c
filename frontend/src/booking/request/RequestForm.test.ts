import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { i18n } from '@/shared/i18n'
import RequestForm from './RequestForm.vue'
import { useRequest } from './useRequest'

const words = (zh: string) => ({ zh, en: zh })
const OPTIONS = {
  open: true, company: '示范宽带', hotline: '400-000-1000',
  kinds: [{ code: 'install', title: words('新装') }, { code: 'repair', title: words('修障') }],
  grids: [{ code: 'A', title: words('瑶海'), boundary: { type: 'Polygon', coordinates: [[[117, 31], [117.1, 31], [117.1, 31.1]]] } }],
}
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })

let posted: { id: string }[]
let answers: (() => Response | Promise<Response>)[]

beforeEach(() => {
  posted = []
  answers = []
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method === 'GET') return json(OPTIONS)
    posted.push(await request.json() as { id: string })
    return answers.shift()?.() ?? json({ number: 'DS1', repeated: false, token: 'to.ken' }, 201)
  })
})
afterEach(() => vi.unstubAllGlobals())

async function shown() {
  const taken: string[] = []
  const Page = defineComponent(() => {
    const request = useRequest()
    return () => request.options.value
      && h(RequestForm, { request, options: request.options.value, onTaken: (token: string) => taken.push(token) })
  })
  const page = mount(Page, { global: { plugins: [i18n] }, attachTo: document.body })
  await flushPromises()
  const send = async () => {
    await page.get('form').trigger('submit')
    await flushPromises()
  }
  return { page, taken, send }
}

async function fill(page: Awaited<ReturnType<typeof shown>>['page']) {
  await page.get('input[value="repair"]').setValue()
  await page.get('textarea').setValue('光猫亮红灯')
  await page.get('[autocomplete="name"]').setValue('李萍')
  await page.get('[type="tel"]').setValue('13900005678')
  await page.get('[autocomplete="street-address"]').setValue('长江东路99号3幢502室')
  await page.get('select').setValue('A')
}

it('names what is blank beside its field, goes to the first, and sends nothing', async () => {
  const { page, taken, send } = await shown()
  await send()
  expect(page.findAll('.bad').map((line) => line.text())).toEqual([
    '请选要办什么', '请写明具体情况', '请填写称呼', '请填写联系电话', '请填写详细地址', '请选择所在片区',
  ])
  expect(document.activeElement).toBe(page.get('input[value="install"]').element)
  const name = page.get('[autocomplete="name"]')
  expect(page.get(`[id="${name.attributes('aria-describedby')}"]`).text()).toBe('请填写称呼')
  expect([posted, taken]).toEqual([[], []])
})

it('leads on with the token of the customer’s own page', async () => {
  const { page, taken, send } = await shown()
  await fill(page)
  await send()
  expect(posted[0]).toMatchObject({ kind: 'repair', name: '李萍', grid: 'A', language: 'zh', website: '' })
  expect(taken).toEqual(['to.ken'])
})

it('sent again after a lost answer it is the same request', async () => {
  const { page, taken, send } = await shown()
  await fill(page)
  answers.push(() => Promise.reject(new TypeError('network')))
  await send()
  expect(page.get('[role="alert"]').text()).toContain('400-000-1000')
  await send()
  expect(posted.map(({ id }) => id)).toEqual([posted[0]?.id, posted[0]?.id])
  expect(taken).toEqual(['to.ken'])
})

it('shows what the server says of a field beside it', async () => {
  const { page, taken, send } = await shown()
  await fill(page)
  answers.push(() => json({
    type: 'x', status: 422, code: 'order-incomplete', title: '工单信息不完整：联系电话', mend: '请补全',
    fields: [{ field: 'phone', zh: '固定电话请加区号', en: 'area code' }],
  }, 422))
  await send()
  expect(page.findAll('.bad').map((line) => line.text())).toEqual(['固定电话请加区号'])
  expect(document.activeElement).toBe(page.get('[type="tel"]').element)
  expect(taken).toEqual([])
})
