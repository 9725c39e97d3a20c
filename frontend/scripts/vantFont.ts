import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath, URL } from 'node:url'
import type { Plugin } from 'vite'

const FOLDER = fileURLToPath(new URL('../node_modules/.cache/doorstep', import.meta.url))
const FACE = /@font-face\s*\{[^}]*base64,([A-Za-z0-9+/=]+)[^}]*\}/

/**
 * Vant carries its icons as a font inside the style sheet, with a stranger's server as the second source.
 * Our content policy allows neither: the font becomes a file of ours.
 */
export function vantFont(): Plugin {
  return {
    name: 'doorstep-vant-font',
    enforce: 'pre',
    config: () => ({ resolve: { alias: { '~vant-font': FOLDER } } }),
    transform(code, id) {
      if (!/vant\/lib\/index\.css/.test(id)) return undefined
      const font = FACE.exec(code)?.[1]
      if (!font) throw new Error('Vant’s style sheet has changed: look for its @font-face and mend scripts/vantFont.ts.')
      mkdirSync(FOLDER, { recursive: true })
      writeFileSync(`${FOLDER}/vant-icon.woff2`, Buffer.from(font, 'base64'))
      const face = 'font-family:vant-icon;font-display:block;src:url("~vant-font/vant-icon.woff2") format("woff2")'
      return { code: code.replace(FACE, `@font-face{${face}}`), map: null }
    },
  }
}
