import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, it } from 'vitest'
import { countsOf } from './answers'
import { event, progressOf } from './fixtures'
import DoneStep from './step/DoneStep.vue'

const shown = (...slots: string[]) => ({ evidence: slots.map((slot) => ({ slot, sha256: 'a' })) })

it('counts each kind of evidence for itself', () => {
  expect(countsOf(event('optical.measured', { ...shown('instrument', 'terminal', 'label', 'technician-signature'), checks: ['a'] })))
    .toEqual({ checked: 1, photos: 2, files: 1, signatures: 1 })
  expect(countsOf(event('optical.measured'))).toEqual({ checked: 0, photos: 0, files: 0, signatures: 0 })
})

it('says of a done step what went along, and nothing of what did not', () => {
  const progress = progressOf('light', [event('optical.measured', { dbm: -19.6, ...shown('instrument') })])
  const props = { progress, waiting: new Set<string>(), canRedo: false }
  const done = mount(DoneStep, { props, global: { plugins: [createPinia()] } })
  expect(done.get('.counts').text()).toBe('1 个仪表文件')
})
