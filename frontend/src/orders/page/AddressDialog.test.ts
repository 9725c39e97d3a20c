import { flushPromises, mount } from '@vue/test-utils'
import { ElSelect } from 'element-plus'
import { beforeEach, expect, it, vi } from 'vitest'
import { putAddressRight, recordEvent } from '../useOrder'
import AddressDialog from './AddressDialog.vue'

vi.mock('../useOrder', () => ({
  newEventId: () => 'e9', putAddressRight: vi.fn(() => Promise.resolve()), recordEvent: vi.fn(() => Promise.resolve()),
}))
vi.mock('@/people/useGrids', async () => {
  const { computed } = await import('vue')
  const name = (zh: string) => ({ zh, en: zh })
  return { useGrids: () => computed(() => [{ code: 'A', name: name('瑶海') }, { code: 'B', name: name('新站') }]) }
})

const DeskDialog = {
  props: ['ready'], emits: ['act'], template: '<form><slot /><button :disabled="!ready" @click="$emit(\'act\')" /></form>',
}
const open = () => mount(AddressDialog, {
  props: { number: 'GD1', failed: 'e7', grid: 'A' }, global: { stubs: { DeskDialog } },
})

beforeEach(() => vi.clearAllMocks())

it('puts a wrong address right', async () => {
  const dialog = open()
  expect(dialog.get('button').attributes('disabled')).toBeDefined()
  await dialog.findAll('input:not([type=radio])')[0]?.setValue(' 18 栋 101 ')
  await dialog.get('button').trigger('click')
  await flushPromises()
  expect(putAddressRight).toHaveBeenCalledWith('GD1', { id: 'e9', address: '18 栋 101', access_notes: null, grid: null })
  expect([dialog.emitted('done'), dialog.emitted('close')]).toEqual([[[]], [[]]])
})

it('gives the order to the grid that the right address lies in', async () => {
  const dialog = open()
  await dialog.findAll('input:not([type=radio])')[0]?.setValue('新海大道 9 号')
  dialog.getComponent(ElSelect).vm.$emit('update:modelValue', 'B')
  await dialog.get('button').trigger('click')
  await flushPromises()
  expect(putAddressRight).toHaveBeenCalledWith('GD1', expect.objectContaining({ address: '新海大道 9 号', grid: 'B' }))
})

it('notes that the address was right after all, as a word on the visit that failed', async () => {
  const dialog = open()
  await dialog.get('input[value=right]').setValue(true)
  await dialog.get('input:not([type=radio])').setValue('从北门进，第二排')
  await dialog.get('button').trigger('click')
  await flushPromises()
  expect(recordEvent).toHaveBeenCalledWith('GD1', {
    id: 'e9', kind: 'order.corrected', body: { corrects: 'e7', statement: '从北门进，第二排' },
  })
  expect(putAddressRight).not.toHaveBeenCalled()
})
