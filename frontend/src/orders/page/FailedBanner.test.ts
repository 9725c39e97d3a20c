import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { startOf } from '../failedVisit'
import type { FailedVisit } from '../model'
import { detail } from '../testing'
import FailedBanner from './FailedBanner.vue'

const failed = (some: Partial<FailedVisit> = {}): FailedVisit => ({
  event: 'e7', next: 'rebook', title: { zh: '改约再上门', en: 'Book another time' }, outcome: 'not_home',
  outcome_title: { zh: '客户不在家', en: 'Nobody home' }, words: '明天上午再联系', note: '', does: null,
  verb: 'window.promised', failed_at: '2026-03-02T02:00:00Z', role_title: { zh: '装维员', en: 'Technician' }, name: '李强',
  ...some,
})
const show = (visit: FailedVisit, allowed: string[] = [visit.verb], blocked: never[] = []) =>
  mount(FailedBanner, {
    props: {
      failed: visit,
      order: detail({ allowed: allowed.map((verb) => ({ verb, title: { zh: verb, en: verb }, blocked })) }),
    },
  })

describe('the banner of a failed visit', () => {
  it('says what failed, who said so, in which words, and what is next', () => {
    const text = show(failed({ note: '敲门三次' })).text()
    for (const said of ['客户不在家', '装维员 李强', '明天上午再联系', '敲门三次', '改约再上门']) expect(text).toContain(said)
  })

  it.each([
    ['window.promised', '约新时段'], ['order.assigned', '派给别人'], ['order.corrected', '记下核实结果'],
    ['order.suspended', '办挂起'], ['order.cancelled', '办退单'],
  ])('has one button, for %s', async (verb, words) => {
    const banner = show(failed({ verb }))
    const buttons = banner.findAll('button')
    expect(buttons.map((each) => each.text())).toEqual([words])
    await buttons[0]?.trigger('click')
    expect(banner.emitted('pick')).toEqual([[verb]])
  })

  it('offers nothing that may not be done', () => {
    expect(show(failed(), ['call.made']).findAll('button')).toHaveLength(0)
  })
})

describe('what the dialog knows already', () => {
  const say = (words: { zh: string }) => words.zh
  it('is the reason and the next step of a suspension, who wants to cancel', () => {
    expect(startOf(failed(), 'order.suspended', say)).toEqual({ reason: '客户不在家', next_step: '明天上午再联系' })
    expect(startOf(failed(), 'order.cancelled', say)).toEqual({ asked_by: 'customer' })
    expect(startOf(failed(), 'window.promised', say)).toEqual({})
  })
})
