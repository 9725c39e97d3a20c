import { computed, inject, provide, type ComputedRef, type InjectionKey } from 'vue'
import { say } from '@/shared/i18n'
import { asData, type Data } from '../standardText'

/** A figure that clauses may name as `$name`. */
export interface Figure {
  name: string
  title: string
  type: string
}

const KEY: InjectionKey<ComputedRef<Figure[]>> = Symbol('figures')

const wordsOf = (title: Data, name: string): string =>
  (typeof title.zh === 'string' && typeof title.en === 'string' && say({ zh: title.zh, en: title.en })) || name

/** Offers the figures of the standard being written to its fields. */
export function provideFigures(standard: () => Data): void {
  provide(KEY, computed(() => Object.entries(asData(standard().parameters)).map(([name, said]) => ({
    name, title: wordsOf(asData(asData(said).title), name), type: String(asData(said).type ?? ''),
  }))))
}

/** The figures of these types. */
export function useFigures(...types: string[]): ComputedRef<Figure[]> {
  const all = inject(KEY, undefined)
  return computed(() => (all?.value ?? []).filter(({ type }) => !types.length || types.includes(type)))
}
