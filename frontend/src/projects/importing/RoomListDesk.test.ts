import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { i18n } from '@/shared/i18n'
import type { Preview } from '../model'
import RoomListDesk from './RoomListDesk.vue'

const PREVIEW: Preview = {
  token: 'seen', absent: ['701'], ignored_columns: ['装修年份'],
  rooms: [{ building: '', floor: 8, number: '801', occupancy: 'vacant', note: '', change: 'new', added: [] }],
  fixes: [{
    place: { sheet: '一期', line: 4, column: '房号' }, before: '８０１', after: '801', code: 'full-width',
    why: { zh: '全角字符改为半角', en: 'made plain' },
  }],
  refusals: [{
    place: { sheet: '一期', line: 9, column: 'MAC' }, value: '02:55', code: 'mac', reason: { zh: 'MAC 不完整', en: 'short MAC' },
  }],
}
const sent: { path: string; token: unknown }[] = []
let answer: () => Response

beforeEach(() => {
  sent.length = 0
  answer = () => Response.json(PREVIEW)
  vi.stubGlobal('fetch', async (request: Request) => {
    const form = await request.formData()
    sent.push({ path: new URL(request.url).pathname, token: form.get('token') })
    return answer()
  })
})

afterEach(() => vi.unstubAllGlobals())

async function dropped() {
  const desk = mount(RoomListDesk, { props: { hotelId: 3, rooms: 0 }, global: { plugins: [i18n] } })
  const files = [new File(['x'], 'rooms.csv')]
  await desk.get('.drop').trigger('drop', { dataTransfer: { files } })
  await flushPromises()
  return desk
}
const button = (desk: Awaited<ReturnType<typeof dropped>>, words: string) =>
  desk.findAll('button').find((each) => each.text().startsWith(words))

it('shows every fix and refusal with its place, and the rooms as the house, before anything is taken', async () => {
  const desk = await dropped()
  expect(sent).toEqual([{ path: '/api/rollouts/3/rooms/preview', token: null }])
  expect(desk.text()).toContain('识别出 1 间：新增 1，有变化 0，不变 0')
  const rows = desk.findAll('tbody tr').map((row) => row.findAll('td').map((cell) => cell.text()))
  expect(rows).toEqual([
    ['一期 · 第 9 行', 'MAC', '02:55', 'MAC 不完整'],
    ['一期 · 第 4 行', '房号', '８０１', '801', '全角字符改为半角'],
  ])
  expect(desk.get('.room.new[role="img"]').attributes('aria-label')).toBe('801、新增、空房')
  expect(desk.emitted('done')).toBeUndefined()
})

it('takes in exactly what was shown', async () => {
  const desk = await dropped()
  await button(desk, '导入（')?.trigger('click')
  await flushPromises()
  expect(sent.at(-1)).toEqual({ path: '/api/rollouts/3/rooms', token: 'seen' })
  expect(desk.emitted('done')).toHaveLength(1)
  expect(button(desk, '导入（')).toBeUndefined()
})

it('says so when rooms changed meanwhile, and offers to look again instead of taking', async () => {
  const desk = await dropped()
  answer = () => Response.json(
    { type: 'x', title: '核对之后房间表又有变动', code: 'rooms-changed', mend: '请重新核对', status: 409 }, { status: 409 },
  )
  await button(desk, '导入（')?.trigger('click')
  await flushPromises()
  expect(desk.get('[role="alert"]').text()).toContain('核对之后房间表又有变动')
  expect(button(desk, '导入（')).toBeUndefined()
  answer = () => Response.json(PREVIEW)
  await button(desk, '重新核对')?.trigger('click')
  await flushPromises()
  expect(button(desk, '导入（')).toBeDefined()
})
