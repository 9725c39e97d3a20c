import type { Bilingual } from '@/shared/i18n'
import type { Objection } from './model'

const plain = (text: string): string => text.toLowerCase().replace(/[\s，。、？！：；“”,.?!:;"'{}]/g, '')

const words = ({ title, why, step, lines }: Objection): Bilingual[] =>
  [title, ...(why ? [why] : []), ...(step ? [step] : []), ...lines]

/** The answers that have every word asked for, in either language; those whose title has them first. */
export function searched(library: Objection[], asked: string): Objection[] {
  const wanted = asked.split(/\s+/).map(plain).filter(Boolean)
  const has = (text: string) => wanted.every((word) => text.includes(word))
  const found = library.filter((each) => has(plain(words(each).map(({ zh, en }) => zh + en).join(''))))
  const titled = ({ title }: Objection) => has(plain(title.zh + title.en))
  return [...found.filter(titled), ...found.filter((each) => !titled(each))]
}

/** The situations in which answers stand, each once, in the order of the library. */
export const situations = (library: Objection[]): Bilingual[] =>
  [...new Map(library.flatMap(({ step }) => (step ? [[step.zh, step] as const] : []))).values()]
