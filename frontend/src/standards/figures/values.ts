import type { Json } from '../model'
import { lengthOf } from '../editor/lengths'

export type FigureType = 'duration' | 'number' | 'integer' | 'text' | 'list'

const FIRST: Record<FigureType, Json> = { duration: 'PT30M', number: 0, integer: 0, text: '', list: [] }

export const firstValue = (type: FigureType): Json => FIRST[type]

const FITS: Record<FigureType, (value: Json) => boolean> = {
  duration: (value) => typeof value === 'string' && lengthOf(value).type === 'fixed',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  integer: (value) => Number.isInteger(value),
  text: (value) => typeof value === 'string' && value.trim() !== '',
  list: (value) => Array.isArray(value) && value.length > 0,
}

export const isFigureType = (type: string): type is FigureType => type in FIRST

/** Whether a value fits a figure's type; what the server would refuse isn't sent. */
export const fits = (type: string, value: Json): boolean => !isFigureType(type) || FITS[type](value)

/** The figures that differ from what they come as: what a unit sets for itself. */
export function ownFigures(
  figures: { name: string; default: unknown }[], values: Record<string, Json>,
): Record<string, Json> {
  const own = figures.filter(({ name, default: comes }) => JSON.stringify(values[name]) !== JSON.stringify(comes))
  return Object.fromEntries(own.map(({ name }) => [name, values[name] ?? null]))
}
