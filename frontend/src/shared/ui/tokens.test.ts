import { describe, expect, it } from 'vitest'
import css from './tokens.css?raw'

type Tokens = Record<string, string>

function tokensIn(selector: string): Tokens {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? ''
  const found = block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)
  return Object.fromEntries([...found].map(([, name, value]) => [name, value]))
}

const channel = (byte: number): number => {
  const part = byte / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => channel(parseInt(hex.slice(at, at + 2), 16)))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

const TEXT_ON_GROUND: [string, string[]][] = [
  ...['ink', 'ink-soft', 'ink-faint', 'teal', 'accent']
    .map((text): [string, string[]] => [text, ['paper', 'card', 'sunken']]),
  ...['satisfied', 'pending', 'violated', 'idle'].map((text): [string, string[]] => [text, ['card', `${text}-wash`]]),
  ['teal', ['teal-wash']],
  ['accent', ['accent-wash']],
  ['on-teal', ['teal', 'teal-deep']],
  ['on-accent', ['accent']],
  ['on-night', ['night', 'night-raised']],
  ['on-night-soft', ['night', 'night-raised']],
]

const light = tokensIn(':root')
const themes: Record<string, [Tokens, number]> = {
  light: [light, 4.5],
  dark: [{ ...light, ...tokensIn(':root[data-theme=\'dark\']') }, 4.5],
  sunlight: [{ ...light, ...tokensIn(':root[data-contrast=\'high\']') }, 7],
}

describe.each(Object.entries(themes))('%s', (_name, [tokens, least]) => {
  const pairs = TEXT_ON_GROUND.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const))

  it.each(pairs)('%s reads on %s', (text, ground) => {
    expect(contrast(tokens[text] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(least)
  })
})
