import { figure, isWithin, rounded, type Light } from './quantities'
import { decoded, recordsOf, type Record } from './records'

/**
 * What an instrument's file reads: power meters, OTDR summaries and speed tests, whatever their form, on the phone
 * itself. The shapes are described in docs/instruments.md. Twin of doorstep/visits/readings/instruments.py, which
 * reads the file again when it has arrived.
 */
export type Unread = Light | 'unreadable' | 'nothing_known' | 'upstream_light' | 'out_of_range'

export type ValueName = 'dbm' | 'wavelength_nm' | 'down_mbps' | 'up_mbps' | 'latency_ms' | 'length_m' | 'loss_db'

/** Those that it says, with two decimals. */
export type Values = Partial<{ [name in ValueName]: number }>

/** `unread`: why there are no values. `taken` and `model` as the file writes them. */
export interface Reading {
  values: Values
  unread: Unread | undefined
  taken: string
  model: string
}

/** Our name of a value, what the file is asked for, and what is believed of it. */
const VALUES: [name: ValueName, about: string, most: number][] = [
  ['down_mbps', 'down', 20_000],
  ['up_mbps', 'up', 20_000],
  ['latency_ms', 'latency', 60_000],
  ['length_m', 'length', 200_000],
  ['loss_db', 'loss', 80],
]
const [LEAST_DBM, MOST_DBM] = [-60, 20]

const unread = (why: Unread): Reading => ({ values: {}, unread: why, taken: '', model: '' })

/** Never throws: a file that can't be read says why in `unread`. */
export function readInstrument(data: Uint8Array): Reading {
  const text = decoded(data)
  if (text === undefined) return unread('unreadable')
  let records: Record[]
  try {
    records = recordsOf(text)
  } catch {
    return unread('unreadable')
  }
  let [values, whyNot] = lightOf(records)
  for (const [name, about, most] of VALUES) {
    const value = lastOf(records, about)
    if (value === undefined) continue
    if (value >= 0 && value <= most) values = { ...values, [name]: rounded(value) }
    else whyNot ??= 'out_of_range'
  }
  return {
    values,
    unread: Object.keys(values).length ? undefined : (whyNot ?? 'nothing_known'),
    taken: textOf(records, 'taken'),
    model: textOf(records, 'model'),
  }
}

function numberOf(record: Record, about: string): number | undefined {
  const cell = record.get(about)
  const value = cell && figure(about, cell.text, cell.unit)
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

const lastOf = (records: Record[], about: string): number | undefined =>
  records.map((record) => numberOf(record, about)).findLast((value) => value !== undefined)

const textOf = (records: Record[], about: string): string =>
  [...(records.findLast((record) => record.has(about))?.get(about)?.text ?? '')].slice(0, 60).join('')

/**
 * Of several wavelengths the one on which the customer is served, else one that isn't the modem's own; of several
 * readings of it the last.
 */
function lightOf(records: Record[]): [Values, Unread | undefined] {
  const shone = records.flatMap((record) => {
    const cell = record.get('power')
    return cell ? [{ cell, nm: numberOf(record, 'wavelength') }] : []
  })
  const ours = shone.filter(({ nm }) => isWithin(nm, 'ours_nm'))
  const chosen = (ours.length ? ours : shone.filter(({ nm }) => !isWithin(nm, 'upstream_nm'))).at(-1)
  if (!chosen) return [{}, shone.length ? 'upstream_light' : undefined]
  const power = figure('power', chosen.cell.text, chosen.cell.unit)
  if (typeof power !== 'number') return [{}, power]
  if (!(power >= LEAST_DBM && power <= MOST_DBM)) return [{}, 'out_of_range']
  return [{ dbm: rounded(power), ...(chosen.nm ? { wavelength_nm: rounded(chosen.nm) } : {}) }, undefined]
}
