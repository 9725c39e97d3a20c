import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { setLocale } from '@/shared/i18n'
import { deviceId } from '@/shared/offline/device'
import { event, progressOf } from './fixtures'
import DoneStep from './step/DoneStep.vue'

function told(phone: string | null | undefined): string {
  setLocale('zh')
  const done = { ...event('visit.arrived'), ...(phone === undefined ? {} : { phone }) }
  const props = { progress: progressOf('arrive', [done]), waiting: new Set<string>(), canRedo: false }
  return mount(DoneStep, { props }).text()
}

describe('a step that is done', () => {
  it('says so when another phone of the same login did it', () => {
    expect(told('another-phone')).toMatch(/这一步 .+ 已在另一部手机上做过/)
    expect(told('another-phone')).toContain('以先到的为准')
  })

  it('says nothing of phones when this one did it, or none', () => {
    for (const phone of [deviceId(), null, undefined]) expect(told(phone)).not.toContain('另一部手机')
  })
})
