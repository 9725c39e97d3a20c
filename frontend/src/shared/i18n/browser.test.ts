import { afterEach, describe, expect, it, vi } from 'vitest'
import { followBrowser, locale, setLocale } from './index'

const speaks = (...languages: string[]) => vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages)

afterEach(() => {
  vi.restoreAllMocks()
  setLocale('zh')
  localStorage.clear()
})

describe('somebody who comes once', () => {
  it('reads English when their browser knows no Chinese, and Chinese otherwise', () => {
    speaks('en-GB', 'zh-CN')
    followBrowser()
    expect(locale()).toBe('zh')
    speaks('en-GB', 'fr')
    followBrowser()
    expect([locale(), document.documentElement.lang]).toEqual(['en', 'en'])
    expect(localStorage.length).toBe(0)
  })

  it('reads what they chose, whatever the browser says', () => {
    setLocale('zh')
    speaks('en-GB')
    followBrowser()
    expect(locale()).toBe('zh')
  })
})
