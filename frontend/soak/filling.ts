import { evidenceOf, compressedPhoto, type Evidence } from '@/shared/offline/photo'
import { emptyDraft, owed, SCORES, unfilled, type Draft } from '@/visits/form'
import type { Device, FieldOrder, FieldStep, Input, LogEvent } from '@/visits/model'
import { begun } from '@/visits/prefill'
import type { StepProgress } from '@/visits/progress'

/** Readings of a good job, by the input's name; any other number is the middle of its range. */
const NUMBERS: Record<string, (order: FieldOrder) => number> = {
  dbm: () => -19.6,
  down_mbps: ({ contracted_down_mbps }) => (contracted_down_mbps ?? 100) + 6,
  up_mbps: () => 60,
  length_m: () => 18,
  duration_min: () => 45,
}

/** What a good job answers; any other choice is its first option. */
const CHOICES: Record<string, string> = { outcome: 'promised', manner: 'measured', weak_wifi: 'good', result: 'satisfied' }

/** The same number for the same words: pictures and devices must come out alike in two days that are compared. */
function numberOf(words: string): number {
  let found = 2_166_136_261
  for (const char of words) found = Math.imul(found ^ (char.codePointAt(0) ?? 0), 16_777_619)
  return found >>> 0
}

function pen(width: number, height: number) {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser draws nothing: no 2d context.')
  return { canvas, context }
}

/** A camera's picture of 2000 × 1500 px, another one for other words, through the app's own compression. */
export async function photoOf(words: string): Promise<Evidence> {
  const { canvas, context } = pen(2000, 1500)
  let seed = numberOf(words)
  for (let at = 0; at < 1200; at += 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    context.fillStyle = `hsl(${seed % 360} ${30 + (seed >>> 9) % 50}% ${25 + (seed >>> 17) % 50}%)`
    context.fillRect((seed >>> 3) % 2000, (seed >>> 13) % 1500, 20 + (seed >>> 7) % 160, 20 + (seed >>> 11) % 160)
  }
  return compressedPhoto(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 }))
}

/** Some ink on nothing. */
export async function signatureOf(words: string): Promise<Evidence> {
  const { canvas, context } = pen(300, 120)
  const swing = numberOf(words) % 80
  context.lineWidth = 4
  context.beginPath()
  context.moveTo(20, 90)
  context.bezierCurveTo(90, swing, 160, 100 - swing / 2, 280, 20 + swing / 3)
  context.stroke()
  return evidenceOf(await canvas.convertToBlob({ type: 'image/png' }))
}

function deviceOf(words: string): Device {
  const hex = numberOf(words).toString(16).padStart(8, '0').toUpperCase()
  return { model: 'HG6145F', sn: `DS10${hex}`, mac: ['02', '55', ...(hex.match(/../g) ?? [])].join(':') }
}

function valueFor(input: Input, order: FieldOrder, words: string): unknown {
  const { min, max, options } = input
  switch (input.type) {
    case 'text':
      return `现场记录：${input.title.zh}`
    case 'money':
      return '0'
    case 'number':
      return NUMBERS[input.name]?.(order) ?? ((min ?? 0) + (max ?? 100)) / 2
    case 'flag':
      return true
    case 'choice':
      return options.find(({ value }) => value === CHOICES[input.name])?.value ?? options[0]?.value
    case 'location':
      return { lat: order.site?.lat ?? 31.86, lon: order.site?.lon ?? 117.3, accuracy_m: 12 }
    case 'scan':
      return deviceOf(words)
    case 'devices':
      return []
    case 'products':
      return order.products.map(({ kind }) => kind)
    default:
      return CHOICES[input.name]
  }
}

/** Every slot that the step shows, and whether ink or a camera fills it. */
function slotsOf(step: FieldStep): Map<string, boolean> {
  const shown = step.show.map(({ slot, type }) => [slot, type === 'signature'] as const)
  const asked = step.inputs.filter(({ slot }) => slot).map(({ slot, type }) => [slot, type === 'signature'] as const)
  return new Map([...shown, ...asked])
}

/**
 * The step done by the book: every input, check and picture. What has the same `mark` says the same in words and
 * devices; pictures are each order's own. Throws when a kind of input is new to it.
 */
export async function filled(progress: StepProgress, order: FieldOrder, log: LogEvent[], mark: string): Promise<Draft> {
  const { step } = progress
  const draft: Draft = { ...emptyDraft(), ...begun(progress, order, log) }
  for (const input of step.inputs) {
    const begins = draft.values[input.name]
    if (begins === undefined || begins === '') draft.values[input.name] = valueFor(input, order, `${mark}${step.id}`)
    if (input.type === 'rating') for (const score of SCORES) draft.values[score] = 9
  }
  draft.checks = step.checks.map(({ clause }) => clause)
  for (const [slot, ink] of slotsOf(step)) {
    draft.pictures[slot] = await (ink ? signatureOf : photoOf)(`${order.number}/${step.id}/${slot}`)
  }
  const open = [...unfilled(step, draft).map(({ name }) => name), ...owed(step, draft).slots]
  if (open.length) throw new Error(`${step.id}: soak/filling.ts can't fill ${open.join(', ')}: teach it that input.`)
  return draft
}
