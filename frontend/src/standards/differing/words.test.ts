import { afterEach, describe, expect, it } from 'vitest'
import { setLocale } from '@/shared/i18n'
import { fieldWords, valueWords } from './words'

afterEach(() => setLocale('zh'))

const nameOf = (event: string) => ({ 'call.made': '致电客户' })[event] ?? event

describe('a field', () => {
  it('is named with the way to it', () => {
    expect(fieldWords('within.max')).toBe('时限 · 最迟')
    setLocale('en')
    expect(fieldWords('severity')).toBe('severity')
  })

  it('without words keeps its own name', () => {
    expect(fieldWords('first-call-within')).toBe('first-call-within')
  })
})

describe('a value', () => {
  it.each([
    ['severity', 'critical', '严重'],
    ['control', 'clock', '时限'],
    ['template', 'response', '甲之后要有乙'],
    ['template', 'respons', 'respons'],
    ['within.max', 'PT1H30M', '1 小时 30 分'],
    ['within.calendar', 'service', '服务时段'],
    ['scope.when.same_day', true, '是'],
    ['scope.kind', ['install', 'move'], '新装、移机'],
    ['scope.when.severity', 'odd', 'odd'],
    ['title', { zh: '首呼', en: 'First call' }, '首呼'],
    ['scope.kind', [], '（无）'],
    ['mend', null, '（无）'],
    ['target', { event: 'call.made', when: { purpose: 'booking' }, correlate: [] }, '事件：致电客户；条件：purpose：booking'],
    ['say', [{ zh: '您好', en: 'Hello' }, { zh: '再见', en: 'Bye' }], '您好\n再见'],
  ])('%s %j is said %s', (field, value, said) => {
    expect(valueWords(value, field, nameOf)).toBe(said)
  })
})
