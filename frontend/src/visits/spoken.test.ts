import { afterEach, describe, expect, it } from 'vitest'
import { setLocale } from '@/shared/i18n'
import { answersOf, customerLines, summaryFor } from './answers'
import { event, ORDER, stepNamed, STEPS, sure } from './fixtures'
import type { DayBundle } from './model'
import { visitProgress } from './progress'
import { addressed, mapLink, productWords, spoken } from './spoken'

const DAY: DayBundle = {
  day: '2026-03-02', now: '2026-03-02T00:30:00Z', certificates_lapsing: [], load: [], gone: [], orders: [ORDER],
  phones: [], materials: [], objections: [], hours: [], failing: { outcomes: [], nexts: [], suspensions: [] },
  technician: { staff_no: 'HF1', name: '李强', badge_no: 'B1', star_level: 3 },
  company: { name: '示范宽带', hotline: '400', complaint_line: '401' }, devices: { prefixes: {} },
}

afterEach(() => setLocale('zh'))

describe('lines to say', () => {
  it('are filled from the order; what nobody knows stays open', () => {
    expect(spoken('{customer}您好，我是{company}的{name}，约好{time}来装{service}。{x}', ORDER, DAY))
      .toBe('欧阳先生/女士您好，我是示范宽带的李强，约好今天 10:00–12:00来装宽带 500 兆、电视。{x}')
  })

  it('address people by surname and firms by their name', () => {
    expect(['王芳', '欧阳雨桐', '合肥某某贸易有限公司'].map(addressed)).toEqual(['王先生/女士', '欧阳先生/女士', '合肥某某贸易有限公司'])
    setLocale('en')
    expect(addressed('王芳')).toBe('王芳')
  })

  it('name the products with their rate', () => {
    setLocale('en')
    expect(productWords(ORDER.products)).toBe('Broadband 500 Mbps, TV')
  })
})

describe('the map', () => {
  it('opens at the place, else looks for the address', () => {
    expect(mapLink(ORDER)).toContain('position=117.3,31.86')
    expect(mapLink({ ...ORDER, site: { ...sure(ORDER.site), lat: null, lon: null } })).toContain('keyword=')
    expect(mapLink({ ...ORDER, site: null })).toBeUndefined()
  })
})

describe('what was recorded', () => {
  it('reads by the titles of the inputs, with units in words', () => {
    const plan = event('plan.proposed', { route: '沿墙', length_m: 12, charge_cny: '0' })
    expect(answersOf(stepNamed('plan'), plan).map(({ value }) => value)).toEqual(['沿墙', '12 米', '¥ 0'])
  })

  it('shows the customer the plan before they agree, and all work before they sign', () => {
    const log = [event('visit.arrived'), event('plan.proposed', { route: 'a' }), event('plan.agreed', { agreed: true }), event('cabling.done', { route: 'b' })]
    const progress = visitProgress(STEPS.map((each) => (each.id === 'agree' ? { ...each, stage: 'plan' } : each)), log)
    expect(summaryFor(sure(progress[3]).step, progress).map(({ step }) => step.id)).toEqual(['plan'])
    expect(summaryFor(stepNamed('accept'), progress).map(({ step }) => step.id)).toEqual(['plan', 'lay'])
    expect(customerLines(stepNamed('agree'), sure(log[2]))).toEqual([])
  })
})
