/** A length of time of the language (ISO 8601, or a figure's name) as a form edits it. */
export const UNITS = ['S', 'M', 'H', 'D', 'W'] as const
export type Unit = (typeof UNITS)[number]

export type Length =
  | { type: 'fixed'; before: boolean; amount: number; unit: Unit }
  | { type: 'figure'; before: boolean; name: string }
  | { type: 'text'; text: string }

const FORM = /^(-)?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/
const EACH_S: Record<Unit, number> = { S: 1, M: 60, H: 3600, D: 86_400, W: 604_800 }

/** `PT1H30M` is 90 minutes: the largest unit that says it in one number. What is no length stays text. */
export function lengthOf(said: string): Length {
  const figure = /^(-)?\$(\S+)$/.exec(said)
  if (figure) return { type: 'figure', before: figure[1] === '-', name: figure[2] ?? '' }
  const found = FORM.exec(said)
  const [, sign, weeks, days, hours, minutes, seconds] = found ?? []
  const parts: [Unit, string | undefined][] = [['W', weeks], ['D', days], ['H', hours], ['M', minutes], ['S', seconds]]
  const named = parts.filter(([, amount]) => amount !== undefined)
  const smallest = named.at(-1)?.[0]
  if (!smallest) return { type: 'text', text: said }
  const total_s = named.reduce((sum, [unit, amount]) => sum + Number(amount) * EACH_S[unit], 0)
  return { type: 'fixed', before: sign === '-', amount: total_s / EACH_S[smallest], unit: smallest }
}

/** The length as the language writes it. */
export function saidLength(length: Length): string {
  if (length.type === 'text') return length.text
  const sign = length.before ? '-' : ''
  if (length.type === 'figure') return `${sign}$${length.name}`
  const whole = Math.max(0, Math.round(length.amount))
  return `${sign}P${length.unit === 'D' || length.unit === 'W' ? '' : 'T'}${whole}${length.unit}`
}
