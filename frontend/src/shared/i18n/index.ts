import { createI18n } from 'vue-i18n'
import { en } from './en'
import type { Bilingual, Locale, TextKey } from './messages'
import { zh } from './zh'

export type { Bilingual, Locale, Messages, TextKey } from './messages'

const KEPT_AT = 'doorstep.locale'
const HTML_LANG: Record<Locale, string> = { zh: 'zh-CN', en: 'en' }

const isLocale = (value: string | null): value is Locale => value === 'zh' || value === 'en'

function startLocale(): Locale {
  const kept = localStorage.getItem(KEPT_AT)
  return isLocale(kept) ? kept : 'zh'
}

export const i18n = createI18n({
  legacy: false,
  locale: startLocale(),
  fallbackLocale: 'zh',
  messages: { zh, en },
  missingWarn: true,
})

document.documentElement.lang = HTML_LANG[startLocale()]

/** The language on screen, 'zh' or 'en'. */
export const locale = (): Locale => i18n.global.locale.value

/** Changes the language on screen, for requests too, and remembers it on this device. */
export function setLocale(next: Locale): void {
  i18n.global.locale.value = next
  localStorage.setItem(KEPT_AT, next)
  document.documentElement.lang = HTML_LANG[next]
}

/** For people who come once and never chose: English when their browser knows no Chinese. Not remembered. */
export function followBrowser(): void {
  if (localStorage.getItem(KEPT_AT) !== null || navigator.languages.some((each) => each.startsWith('zh'))) return
  i18n.global.locale.value = 'en'
  document.documentElement.lang = HTML_LANG.en
}

/** The text of a key; unlike vue-i18n's own `t` it takes only keys that exist. Reactive in templates. */
export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  return i18n.global.t(key, values)
}

/** The line of a server's bilingual text that fits the language on screen. */
export const say = (text: Bilingual): string => text[locale()]

/** What a component needs to speak: `t` for our own texts, `say` for the server's. */
export const useText = () => ({ t, say, locale, setLocale })
