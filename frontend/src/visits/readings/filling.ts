import type { Evidence } from '@/shared/offline/photo'
import type { Draft } from '../form'
import type { FieldStep, Input } from '../model'
import type { Values } from './instruments'

/** Where an instrument's own file lies among the step's evidence. */
export const FILE_SLOT = 'instrument'

const READ = new Set(['dbm', 'down_mbps', 'up_mbps'])

/** The numbers of the step that a file can fill; none for a step that doesn't ask how its numbers came about. */
export const readable = ({ inputs }: FieldStep): Input[] =>
  (inputs.some(({ name, options }) => name === 'manner' && options.some(({ value }) => value === 'measured'))
    ? inputs.filter(({ name, type }) => type === 'number' && READ.has(name))
    : [])

/** What of a file's values belongs into this step's form. */
export function fills(step: FieldStep, values: Values): Draft['values'] {
  const named = new Map<string, number>(Object.entries(values))
  return Object.fromEntries(readable(step).flatMap(({ name }) => (named.has(name) ? [[name, named.get(name)]] : [])))
}

/** The form with the file's numbers, measured. */
export const filled = (draft: Draft, filling: Draft['values'], evidence: Evidence): Draft => ({
  ...draft,
  values: { ...draft.values, ...filling, manner: 'measured' },
  pictures: { ...draft.pictures, [FILE_SLOT]: evidence },
})

/** The form without the file, without what still stands as the file had it, and without the word `measured`. */
export function emptied(draft: Draft, filling: Draft['values']): Draft {
  const stays = ([name, value]: [string, unknown]) =>
    name !== 'manner' && !(name in filling && Number(value) === filling[name])
  return {
    ...draft,
    values: Object.fromEntries(Object.entries(draft.values).filter(stays)),
    pictures: Object.fromEntries(Object.entries(draft.pictures).filter(([slot]) => slot !== FILE_SLOT)),
  }
}

/** Still the file's numbers, every one? Else somebody typed. */
export const isUntouched = (values: Draft['values'], filling: Draft['values']): boolean =>
  Object.entries(filling).every(([name, value]) => values[name] !== '' && Number(values[name]) === value)
