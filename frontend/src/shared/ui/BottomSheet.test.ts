import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import { i18n } from '@/shared/i18n'
import BottomSheet from './BottomSheet.vue'
import { anySheet } from './sheets'

afterEach(() => document.body.replaceChildren())

function shown() {
  const [first, second] = [ref(false), ref(false)]
  const sheet = (title: string, open: typeof first) =>
    h(BottomSheet, { title, modelValue: open.value, 'onUpdate:modelValue': (now: boolean) => (open.value = now) })
  const Page = defineComponent(() => () => [
    h('button', { id: 'opener', onClick: () => (first.value = true) }), sheet('打电话', first), sheet('应答', second),
  ])
  mount(Page, { global: { plugins: [i18n] }, attachTo: document.body })
  return { first, second }
}
const dialogs = () => [...document.querySelectorAll<HTMLElement>('[role=dialog]')]
const named = (dialog: HTMLElement) => document.getElementById(dialog.getAttribute('aria-labelledby') ?? '')?.textContent

it('has a name, takes the focus, and Esc gives it back to what opened it', async () => {
  const { first } = shown()
  const opener = document.getElementById('opener')
  opener?.focus()
  opener?.click()
  await flushPromises()
  const [dialog] = dialogs()
  expect(dialog && named(dialog)).toBe('打电话')
  expect(dialog?.contains(document.activeElement)).toBe(true)
  expect(anySheet.value).toBe(true)
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  await flushPromises()
  expect([first.value, anySheet.value, document.activeElement?.id]).toEqual([false, false, 'opener'])
})

it('takes no keys while another lies over it', async () => {
  const { first, second } = shown()
  first.value = true
  await flushPromises()
  second.value = true
  await flushPromises()
  expect(dialogs().map((each) => [named(each), each.querySelector('.paper')?.hasAttribute('inert')])).toEqual([
    ['打电话', true], ['应答', false],
  ])
  second.value = false
  await flushPromises()
  expect(dialogs()[0]?.querySelector('.paper')?.hasAttribute('inert')).toBe(false)
})
