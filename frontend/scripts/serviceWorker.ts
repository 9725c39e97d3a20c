import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

/** The app opens without network: its service worker (src/apps/<app>/sw.js) keeps every file of the build. */
export function serviceWorker(app: string): Plugin {
  return {
    name: 'doorstep-service-worker',
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle).filter((file) => !file.endsWith('.html')).map((file) => `/${app}/${file}`).sort()
      const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 12)
      const source = readFileSync(new URL(`../src/apps/${app}/sw.js`, import.meta.url), 'utf8')
        .replace('__VERSION__', version)
        .replace('__FILES__', JSON.stringify(files))
      this.emitFile({ type: 'asset', fileName: 'sw.js', source })
    },
  }
}
