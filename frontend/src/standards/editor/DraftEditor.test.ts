import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, shallowReactive } from 'vue'
import { i18n } from '@/shared/i18n'
import type { Checking } from '../drafts/useChecking'
import type { DraftState } from '../model'
import { CONTENT, fakeServer } from '../testing'
import { provideVocabulary, useVocabulary } from '../useVocabulary'
import DraftEditor from './DraftEditor.vue'
import { useStandardEditor } from './useStandardEditor'

const KINDS = [
  { kind: 'order.received', title: { zh: '收到工单', en: 'received' }, nature: 'decision', fields: [] },
  {
    kind: 'call.made', title: { zh: '致电客户', en: 'called' }, nature: 'fact',
    fields: [{ name: 'purpose', type: 'choice', options: ['booking', 'other'] }],
  },
]
const NOTHING = { problems: [], lints: [], difference: [] }

// A form of some sixty controls is made for each: seconds, where several runs share a processor.
vi.setConfig({ testTimeout: 30_000 })

beforeEach(() => void fakeServer({ 'GET /events/kinds': () => ({ body: KINDS }) }))
afterEach(() => vi.unstubAllGlobals())

async function open(found: Partial<Checking['found']> = {}, state: DraftState = 'draft') {
  const editor = useStandardEditor(CONTENT)
  const checking = shallowReactive<Checking>({ found: { ...NOTHING, ...found }, busy: false, problem: undefined })
  const Page = defineComponent(() => {
    provideVocabulary(useVocabulary(() => []))
    return () => h(DraftEditor, { editor, checking, state })
  })
  const stubs = { ElSelect: true, ElOption: true } // Their popups take seconds here, and none is opened.
  const page = mount(Page, { global: { plugins: [i18n], stubs }, attachTo: document.body })
  await flushPromises()
  return { editor, page, text: () => page.get<HTMLTextAreaElement>('textarea[wrap=off]') }
}

describe('form and text', () => {
  it('say the same: what the form changes stands in the text, comments and all', async () => {
    const { page, text } = await open()
    await page.get('input[aria-label="标题 · 中文"]').setValue('接单就打电话')
    expect(text().element.value).toContain('title: {zh: 接单就打电话, en: Call the customer soon}')
    expect(text().element.value).toContain('# The first thing that a customer notices.')
  })

  it('say the same: what is typed stands in the form', async () => {
    const { page, text } = await open()
    await text().setValue(CONTENT.replace('zh: 接单后尽快联系客户', 'zh: 马上联系'))
    expect(page.get<HTMLInputElement>('input[aria-label="标题 · 中文"]').element.value).toBe('马上联系')
  })

  it('the form waits while the text can’t be read, and keeps what it showed', async () => {
    const { page, text } = await open()
    await text().setValue(CONTENT.replace('{zh: 接单后', '{zh: "接单后'))
    expect(page.get('fieldset').attributes()).toHaveProperty('disabled')
    expect(page.text()).toContain('暂时读不懂')
    expect(page.get<HTMLInputElement>('input[aria-label="标题 · 中文"]').element.value).toBe('接单后尽快联系客户')
  })

  it('have one way back', async () => {
    const { page, text } = await open()
    await page.get('input[aria-label="标题 · 中文"]').setValue('接单就打电话')
    await text().setValue(text().element.value.replace('severity: major', 'severity: critical'))
    await text().trigger('keydown', { key: 'z', ctrlKey: true })
    expect(text().element.value).toContain('severity: major')
    await text().trigger('keydown', { key: 'z', ctrlKey: true })
    expect(text().element.value).toBe(CONTENT)
    await text().trigger('keydown', { key: 'z', ctrlKey: true, shiftKey: true })
    expect(text().element.value).toContain('接单就打电话')
  })

  it('a draft in review is only read', async () => {
    const { page, text } = await open({}, 'proposed')
    expect(page.get('fieldset').attributes()).toHaveProperty('disabled')
    expect(text().attributes()).toHaveProperty('readonly')
    await text().trigger('keydown', { key: 'z', ctrlKey: true })
    expect(text().element.value).toBe(CONTENT)
  })
})

describe('what is found', () => {
  const problem = { line: 15, clause: 'touch.clean-cloth', expected: { zh: '没有这个步骤', en: 'No such step' } }

  it('is marked at its line and its clause', async () => {
    const { page } = await open({ problems: [problem] })
    expect(page.findAll('.lines .line')[14]?.classes()).toContain('error')
    const flagged = page.findAll('.index .row').filter((row) => row.find('.flag.wrong').exists())
    expect(flagged.map((row) => row.get('.id').text())).toEqual(['touch.clean-cloth'])
  })

  it('leads there', async () => {
    const { page, editor } = await open({ problems: [problem] })
    await page.get('.found li button').trigger('click')
    expect(editor.at.value).toBe(1)
  })

  it('of the whole standard leads to its heading', async () => {
    const lint = { code: 'version-taken', severity: 'error' as const, clauses: [], text: { zh: '版本号用过', en: 'Used' } }
    const { page, editor } = await open({ lints: [lint] })
    await page.get('.found li button').trigger('click')
    expect(editor.at.value).toBe(-1)
    expect(page.find('input[aria-label="版本"]').exists()).toBe(true)
  })

  it('of two clauses leads to the first', async () => {
    const lint = {
      code: 'contradiction', severity: 'error' as const, clauses: ['touch.clean-cloth'], text: { zh: '互相矛盾', en: 'Contradiction' },
    }
    const { page, editor } = await open({ lints: [lint] })
    expect(page.get('.found').text()).toContain('问题 1')
    await page.get('.found li button').trigger('click')
    expect(editor.at.value).toBe(1)
  })
})

describe('clauses', () => {
  it('are added, copied under an id of their own, and taken back', async () => {
    const { page, editor, text } = await open()
    const press = (name: string) => page.findAll('.index button').find((each) => each.text().includes(name))?.trigger('click')
    await press('复制条款')
    expect(editor.clause.value?.id).toBe('touch.first-call-2')
    await press('新增条款')
    expect(editor.clauses.value).toHaveLength(4)
    editor.undo()
    editor.undo()
    await flushPromises()
    expect(text().element.value).toBe(CONTENT)
  })
})
