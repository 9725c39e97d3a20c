import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import RevealDialog from './RevealDialog.vue'

const DeskDialog = {
  props: ['ready', 'action'],
  emits: ['act'],
  template: '<form><slot /><button v-if="action" id="look" :disabled="!ready" @click="$emit(\'act\')" /></form>',
}
const shown = (reveal: (purpose: string) => Promise<{ name: string }>) => mount(RevealDialog<{ name: string }>, {
  props: { title: '联系人', purposes: ['booking', 'other'], reveal },
  slots: {
    trigger: '<template #trigger="{ open }"><button id="open" @click="open" /></template>',
    default: '<template #default="{ seen }"><b>{{ seen.name }}</b></template>',
  },
  global: { stubs: { DeskDialog } },
})

it('shows what it reveals once it is said what for, and forgets it when opened anew', async () => {
  const reveal = vi.fn(() => Promise.resolve({ name: '王芳' }))
  const dialog = shown(reveal)
  expect(dialog.find('b').exists()).toBe(false)
  await dialog.get('#look').trigger('click')
  await flushPromises()
  expect(reveal).toHaveBeenCalledWith('联系客户约时间')
  expect([dialog.get('b').text(), dialog.find('#look').exists()]).toEqual(['王芳', false])
  await dialog.get('#open').trigger('click')
  expect(dialog.find('b').exists()).toBe(false)
})

it('asks for another purpose in words', async () => {
  const reveal = vi.fn(() => Promise.resolve({ name: '王芳' }))
  const dialog = shown(reveal)
  await dialog.get('input[value=other]').setValue(true)
  expect(dialog.get('#look').attributes('disabled')).toBeDefined()
  await dialog.get('input:not([type=radio])').setValue(' 核对发票 ')
  await dialog.get('#look').trigger('click')
  await flushPromises()
  expect(reveal).toHaveBeenCalledWith('核对发票')
})
