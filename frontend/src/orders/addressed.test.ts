import { afterEach, expect, it } from 'vitest'
import { setLocale } from '@/shared/i18n'
import { addressedMasked } from './addressed'

afterEach(() => setLocale('zh'))

it('addresses people by surname and leaves a firm its name', () => {
  expect(addressedMasked('谢**')).toBe('谢先生/女士')
  setLocale('en')
  expect(['谢**', '合肥某某**'].map(addressedMasked)).toEqual(['Mr/Ms 谢', '合肥某某**'])
})
