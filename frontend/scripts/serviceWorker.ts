import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

/** The page says which version it is, so that it knows a newer one from its own (apps/field/newerVersion.ts). */
function named(page: string, version: string): string {
  const said = page.replace('<head>', `<head>\n    <meta name="version" content="${version}">`)
  if (said === page) throw new Error('The page has no <head> to write its version into.')
  return said
}

/**
 * The app can be installed and opens without network: its manifest and icons (src/apps/<app>/install/) go along
 * under their own names, and its service worker (src/apps/<app>/sw.js) keeps every file of the build.
 */
export function serviceWorker(app: string): Plugin {
  const home = new URL(`../src/apps/${app}/`, import.meta.url)
  return {
    name: 'doorstep-service-worker',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const version = createHash('sha256')
        const files = Object.keys(bundle).filter((file) => !file.endsWith('.html'))
        // The names of these tell their content; the page has a fixed one.
        version.update(files.toSorted().join())
        for (const made of Object.values(bundle))
          if (made.type === 'asset' && made.fileName.endsWith('.html')) version.update(made.source)
        for (const fileName of readdirSync(new URL('install/', home)).filter((name) => !name.endsWith('.svg'))) {
          const source = readFileSync(new URL(`install/${fileName}`, home))
          version.update(source)
          files.push(fileName)
          this.emitFile({ type: 'asset', fileName, source })
        }
        const name = version.digest('hex').slice(0, 12)
        for (const made of Object.values(bundle))
          if (made.type === 'asset' && made.fileName.endsWith('.html')) made.source = named(String(made.source), name)
        const source = readFileSync(new URL('sw.js', home), 'utf8')
          .replace('__VERSION__', name)
          .replace('__FILES__', JSON.stringify(files.map((file) => `/${app}/${file}`).toSorted()))
        this.emitFile({ type: 'asset', fileName: 'sw.js', source })
      },
    },
  }
}
