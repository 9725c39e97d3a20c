import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia, type Pinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import type { Evidence } from '@/shared/offline/photo'
import { event, input, ORDER } from '../fixtures'
import type { Device } from '../model'
import { useDayBundle } from '../useDayBundle'
import ScanInput from './ScanInput.vue'

const DEVICE = { model: 'HG6145F', sn: '48575443A1B2C3D4', mac: '48:57:54:0D:0E:0F' }
const PHOTO: Evidence = { sha256: 'a'.repeat(64), blob: new Blob(['jpeg']), mediaType: 'image/jpeg', takenAt: '' }

const codes = vi.hoisted(() => ({ said: [] as string[] }))
vi.mock('@/shared/ui/readCodes', () => ({ readCodes: () => Promise.resolve(codes.said) }))

let pinia: Pinia

function open(began: Partial<Device>, label?: Evidence) {
  const device = ref(began)
  const form = mount(ScanInput, {
    props: {
      input: input('device', 'scan'), order: ORDER.number, kind: 'device.fitted', modelValue: device.value, label,
      'onUpdate:modelValue': (next: Partial<Device> | undefined) => void form.setProps({ modelValue: device.value = next ?? {} }),
    },
    global: { plugins: [pinia] },
  })
  return { form, device }
}

beforeEach(() => {
  setActivePinia(pinia = createPinia())
  const day = useDayBundle()
  const other = { ...ORDER, number: 'GD2', customer: { name: '周海燕', phone: '' }, events: [event('device.fitted', { device: DEVICE })] }
  day.bundle = { orders: [ORDER, other], devices: { prefixes: { B860A: ['001FA4'] } } } as unknown as NonNullable<typeof day.bundle>
})

it('fills what is empty from the photo of the label, and leaves what was typed', async () => {
  codes.said = ['SN:48575443A1B2C3D4', 'MAC:4857540D0E0F']
  const { form, device } = open({ model: 'B860A', mac: '48:57:54:0D:0E:0F' }, PHOTO)
  await vi.dynamicImportSettled()
  await flushPromises()
  expect(device.value).toEqual({ ...DEVICE, model: 'B860A' })
  expect(form.find('[role=alert]').exists()).toBe(false)
})

it('says at once when the label says otherwise than what is typed, and keeps what is typed', async () => {
  codes.said = ['SN:48575443FFFFFFFF', 'MAC:4857540D0E0F']
  const { form, device } = open(DEVICE, PHOTO)
  await vi.dynamicImportSettled()
  await flushPromises()
  expect(form.get('[role=alert]').text()).toContain('48575443FFFFFFFF')
  expect(device.value.sn).toBe(DEVICE.sn)
})

it('says when the photo shows no code; it is kept all the same', async () => {
  codes.said = []
  const { form } = open(DEVICE, PHOTO)
  await vi.dynamicImportSettled()
  await flushPromises()
  expect(form.text()).toContain('照片里没认出条码')
})

it('says what is odd: used in another order of the day, another maker’s beginning, no maker’s at all', () => {
  expect(open(DEVICE).form.text()).toContain('这个 SN 今天已登记在「周海燕」的工单里')
  expect(open({ ...DEVICE, sn: 'X1234567', model: 'b860a', mac: '48:57:54:00:00:01' }).form.text())
    .toContain('48:57:54 不像 b860a 的 MAC 开头')
  expect(open({ mac: '02:55:10:AB:CD:01' }).form.text()).toContain('不是厂家分配的地址')
  expect(open({ model: 'B860A', sn: 'X1234567', mac: '00:1F:A4:00:00:01' }).form.find('ul').exists()).toBe(false)
})
