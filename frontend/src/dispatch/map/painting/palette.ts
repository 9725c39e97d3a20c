const NAMES = [
  'ink', 'ink-soft', 'ink-faint', 'paper', 'card', 'sunken', 'line', 'line-strong', 'teal', 'teal-wash', 'accent', 'on-accent',
  'on-teal', 'satisfied', 'violated', 'font',
] as const

/** The tokens of the theme on screen, for a canvas, which knows no custom properties. */
export type Palette = Record<(typeof NAMES)[number], string>

export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element)
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])) as Palette
}
