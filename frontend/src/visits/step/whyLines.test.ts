import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { Reason } from '../model'
import WhyLines from './WhyLines.vue'

const reason = (clause: string, source: string, severity = 'minor'): Reason => ({
  clause, source, severity, control: 'check', title: { zh: `${clause}题`, en: '' }, why: { zh: `${clause}因`, en: '' },
})

it('has one chip a source, in which all its clauses can be read; what is a check has its own', () => {
  const reasons = [reason('甲', 'WORK-4'), reason('乙', 'WORK-4', 'major'), reason('丙', 'CITY-1'), reason('丁', 'CITY-1')]
  const checks = [{ clause: '丁', source: 'CITY-1', title: { zh: '', en: '' } }]
  const lines = mount(WhyLines, { props: { reasons, checks } })
  expect(lines.get('.lead').text()).toBe('乙因')
  expect(lines.findAll('.chip').map((chip) => chip.text())).toEqual(['WORK-4', 'CITY-1'])
  const [work, city] = lines.findAll('dialog').map((dialog) => dialog.text())
  expect(['乙题', '乙因', '甲题', '甲因'].every((words) => work?.includes(words))).toBe(true)
  expect(city).not.toContain('丁')
})
