/**
 * A cell of an instrument's file as a figure in our units: dBm, nm, Mbps, ms, m, dB.
 *
 * Twin of doorstep/visits/readings/quantities.py: both take the words of vocabulary.json and are held to the same
 * cases (instrument_cases.json).
 */
// The words are the server's, read where they stand.
// eslint-disable-next-line boundaries/no-unknown-dependencies
import vocabulary from '../../../../doorstep/visits/readings/vocabulary.json'

export type Light = 'no_light' | 'too_much_light'

/** What a column or a key is about; `unit` as the name itself gives it. `nm`: light of that wavelength. */
export interface Name {
  about: string
  unit: string
  nm?: string
}

const NAMES = new Map(Object.entries(vocabulary.names).flatMap(([name, aliases]) =>
  aliases.map((alias) => [alias, name])))
const UNITS = new Map(Object.entries(vocabulary.units).map(([about, units]) => [about, new Map(Object.entries(units))]))
const ALL_UNITS = [...new Set([...UNITS.values()].flatMap((units) => [...units.keys()]))]
  .sort((one, other) => other.length - one.length || (one < other ? -1 : 1))
const NUMBER = /^([<>≤≥~≈]?)([+-]?[0-9][0-9,]*(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)([^\n]*)$/
const COLOUR = /^([0-9]{3,4})nm([^\n]*)$/
const BRACKET = /\(([^()]*)\)|\[([^[\]]*)\]/
const WATTS = new Map([['w', 30], ['mw', 0], ['uw', -30], ['nw', -60]])
const PLAIN_UNITS = new Map([['latency', 'ms'], ['length', 'm'], ['loss', 'db']])

/** Full-width forms, odd minus signs and spaces as the ordinary ones. */
export const plain = (text: string): string => text.normalize('NFKC').replace(/[−–—﹣]/g, '-').trim()

const unspaced = (text: string): string => plain(text).replaceAll(' ', '')

const squeezed = (text: string): string => text.toLowerCase().replace(/[\s_\-.]+/g, '')

/** `下行速率(Mbps)`, `Rx Power [dBm]`, `download_mbps` or `光功率/dBm`; undefined for what we don't know. */
export function nameOf(text: string): Name | undefined {
  const said = plain(text)
  const bracket = BRACKET.exec(said)
  const unit = (bracket?.[1] || bracket?.[2] || '').trim()
  const bare = squeezed(said.replace(new RegExp(BRACKET, 'g'), ''))
  const colour = COLOUR.exec(bare)
  if (colour) {
    const [, nm, rest = ''] = colour
    return !rest || NAMES.get(rest) === 'power' ? { about: 'power', unit, nm } : undefined
  }
  const known = NAMES.get(bare)
  return known === undefined ? withUnit(bare, unit) : { about: known, unit }
}

function withUnit(bare: string, unit: string): Name | undefined {
  for (const each of ALL_UNITS) {
    for (const tail of [`/${each}`, squeezed(each)]) {
      const about = bare.endsWith(tail) ? NAMES.get(bare.slice(0, bare.length - tail.length)) : undefined
      if (about !== undefined) return { about, unit: unit || each }
    }
  }
  return undefined
}

/**
 * The value in our unit. `unit` is the column's: one that stands in the cell goes before it. No figure, or one in a
 * unit that we don't know: undefined.
 */
export function figure(about: string, text: string, unit: string): number | Light | undefined {
  const said = unspaced(text)
  const light = about === 'power' ? lightOf(said) : undefined
  if (light) return light
  const found = NUMBER.exec(said)
  if (!found) return undefined
  const [, sign = '', digits = '', own] = found
  if (about === 'power' && (sign === '<' || sign === '≤')) return 'no_light'
  return converted(about, Number(digits.replaceAll(',', '')), own || unspaced(unit))
}

/** A number, or a meter's word for too little or too much light. */
export function isValue(text: string): boolean {
  const said = unspaced(text)
  return NUMBER.test(said) || lightOf(said) !== undefined
}

/** Two decimals, halves upwards: the same in both languages. */
export const rounded = (value: number): number => Math.floor(value * 100 + 0.5) / 100

/** Is the light within one of the vocabulary's bands of wavelengths? */
export const isWithin = (nm: number | undefined, band: 'ours_nm' | 'upstream_nm'): boolean =>
  nm !== undefined && vocabulary[band].some(([low = Infinity, high = 0]) => low <= nm && nm <= high)

function lightOf(said: string): Light | undefined {
  const low = said.toLowerCase()
  if (vocabulary.no_light.includes(low) || /^-{2,}(\.-+)?$/.test(low)) return 'no_light'
  return vocabulary.too_much_light.includes(low) ? 'too_much_light' : undefined
}

function converted(about: string, number: number, unit: string): number | Light | undefined {
  const small = unit.toLowerCase()
  if (about === 'power') return dbm(number, UNITS.get('power')?.get(small || 'dbm'))
  if (about === 'wavelength') {
    const kind = UNITS.get('wavelength')?.get(small || 'nm')
    return kind === undefined ? undefined : number * (kind === 'um' ? 1000 : 1)
  }
  if (about === 'down' || about === 'up') {
    return times(number, UNITS.get('rate_exact')?.get(unit) ?? UNITS.get('rate')?.get(small || 'mbps'))
  }
  return times(number, UNITS.get(about)?.get(small || (PLAIN_UNITS.get(about) ?? '')))
}

const times = (number: number, factor: string | undefined): number | undefined =>
  (factor === undefined ? undefined : number * Number(factor))

function dbm(number: number, unit: string | undefined): number | Light | undefined {
  if (unit === undefined || unit === 'dbm') return unit && number
  return number > 0 ? 10 * Math.log10(number) + (WATTS.get(unit) ?? 0) : 'no_light'
}
