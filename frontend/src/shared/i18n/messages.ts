import type { zh } from './zh'

/** Chinese is the original: its shape is the shape that every other language must fill. */
export type Messages = typeof zh

type Leaves<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Leaves<T[K], `${Prefix}${K}.`>
}[keyof T & string]

/** Every key that has a text, e.g. `common.actions.retry`. */
export type TextKey = Leaves<Messages>

/** A text that the server sends in both languages. */
export interface Bilingual {
  zh: string
  en: string
}

export type Locale = keyof Bilingual
