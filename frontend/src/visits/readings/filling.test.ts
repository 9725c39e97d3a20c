import { mount } from '@vue/test-utils'
import { beforeAll, afterAll, describe, expect, it, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import { bodyOf, emptyDraft, picturesOf, type Draft } from '../form'
import { input, step, stepNamed, sure } from '../fixtures'
import GaugeBar from '../inputs/GaugeBar.vue'
import { limitsOf } from '../judging'
import { dropLoss_db } from './dropLoss'
import { FILE_SLOT, fills, readable } from './filling'
import { gaugeOf } from './gauge'
import { taken } from './taking'
import { useInstrumentFile } from './useInstrumentFile'

const words = (text: string) => ({ zh: text, en: text })
const manner = input('manner', 'choice', {
  options: [{ value: 'measured', title: words('measured') }, { value: 'manual', title: words('manual') }],
})
const light = step('light', 'optical.measured', {
  inputs: [input('dbm', 'number', { unit: 'dBm' }), input('reference_dbm', 'number', { required: false }), manner],
})
const METER = 'Model: PM-310\nWavelength: 1490nm\nPower: -19.63dBm\n'
const file = (text: string, name = 'meter.txt') => new File([text], name)

async function withFile(values: Draft['values'] = {}) {
  const draft = ref<Draft>({ ...emptyDraft(), values })
  const form = useInstrumentFile(draft, () => light)
  await form.pick(file(METER))
  await nextTick()
  return { draft, form }
}

describe('a file in a step’s form', () => {
  // Browsers hash on secure pages only.
  beforeAll(() => vi.stubGlobal('isSecureContext', true))
  afterAll(() => vi.unstubAllGlobals())

  it('fills the number as measured and goes along as evidence', async () => {
    const { draft } = await withFile({ reference_dbm: '-18' })
    const { dbm, manner, evidence } = bodyOf(light, draft.value) as Record<string, unknown>
    const [picture] = picturesOf(light, draft.value)
    expect({ dbm, manner }).toEqual({ dbm: -19.63, manner: 'measured' })
    expect(evidence).toMatchObject([{ slot: FILE_SLOT, sha256: sure(picture).sha256, media_type: 'text/plain' }])
    expect(await sure(picture).blob.text()).toBe(METER)
  })

  it('is by hand as soon as somebody types another number, and measured again with the file’s own', async () => {
    const { draft } = await withFile()
    const said = async (name: string, value: unknown) => {
      draft.value.values[name] = value
      await nextTick()
      return draft.value.values.manner
    }
    expect(await said('reference_dbm', '-18')).toBe('measured')
    expect(await said('dbm', '-19.6')).toBe('manual')
    expect(await said('dbm', '-19.63')).toBe('measured')
    expect(await said('dbm', '')).toBe('manual')
  })

  it('that is dropped takes along what it filled, not what was typed', async () => {
    const { draft, form } = await withFile({ reference_dbm: '-18' })
    form.drop()
    expect(draft.value).toEqual({ values: { reference_dbm: '-18' }, checks: [], pictures: {} })
  })

  it('that says nothing for this step leaves the form alone and says why', async () => {
    const { draft, form } = await withFile()
    const before = draft.value
    await form.pick(file('下行速率: 500 Mbps'))
    expect([form.refused.value, draft.value]).toEqual(['other_step', before])
    await form.pick(file('功率: LO'))
    expect(form.refused.value).toBe('no_light')
  })

  it('is named by what it is, whatever the phone calls it', async () => {
    const types = await Promise.all([
      file('波长,光功率\n1490,-19.6\n', 'a.CSV'), file('{"power": -20}', 'a.txt'), file('power: -20', 'a.log'),
    ].map((each) => taken(each, light)))
    expect(types.map((each) => ('evidence' in each ? each.evidence.mediaType : each.refused)))
      .toEqual(['text/csv', 'application/json', 'text/plain'])
  })

  it('is only asked for where a step asks how its numbers came about', () => {
    expect(readable(light).map(({ name }) => name)).toEqual(['dbm'])
    expect(readable(stepNamed('lay'))).toEqual([])
    expect(fills(light, { dbm: -19, down_mbps: 500 })).toEqual({ dbm: -19 })
  })
})

describe('the gauge', () => {
  const limits = sure(limitsOf(sure(stepNamed('light').inputs[0]), stepNamed('light')))

  it('draws the levels from left to right without a gap', () => {
    const { stretches, at } = sure(gaugeOf(limits))
    expect(stretches.map(({ level }) => level)).toEqual(['failed', 'usable', 'ok', 'usable', 'failed'])
    stretches.reduce((end, { from, size }) => {
      expect(from).toBeCloseTo(end)
      return from + size
    }, 0)
    expect([at(-90), at(-17.5), at(20)]).toEqual([0, 50, 100])
  })

  it('of one limit reaches to both sides, and leaves out what would overlap', () => {
    const one = sure(gaugeOf({ low: 450, low_aim: 455, high_aim: null, high: null }))
    expect(one.stretches.map(({ level }) => level)).toEqual(['failed', 'usable', 'ok'])
    const alone = sure(gaugeOf({ low: 450, low_aim: null, high_aim: null, high: null }))
    expect(alone.marks).toEqual([{ value: 450, at: 50 }])
    expect(gaugeOf({ low: null, low_aim: null, high_aim: null, high: null })).toBeUndefined()
  })

  it('says in words what it shows', () => {
    const label = (value?: number) => mount(GaugeBar, { props: { limits, value } }).attributes('aria-label')
    expect(label(-25)).toBe('读数 −25 dBm，可用，未达工程值；刻度 −27、−24、−10、−8')
    expect(label()).toContain('还没有读数')
  })
})

it('the drop’s loss is what is missing between both ends', () => {
  expect(dropLoss_db({ dbm: '-19.6', reference_dbm: '-18.35' })).toBe(1.25)
  expect(dropLoss_db({ dbm: '-19.6', reference_dbm: '' })).toBeUndefined()
})
