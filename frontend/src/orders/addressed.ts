import { locale } from '@/shared/i18n'

/** How one addresses a person whose name the server has masked, `谢**`: by surname, open for the right title. */
export function addressedMasked(name: string): string {
  if (!/^[\u4e00-\u9fff]{1,2}\*+$/.test(name)) return name
  const surname = name.replace(/\*+$/, '')
  return locale() === 'zh' ? `${surname}先生/女士` : `Mr/Ms ${surname}`
}
