// Builds each app into dist/<app>/. One build per app, so that none carries another's library or base path.
import { readdirSync, readFileSync } from 'node:fs'
import { build } from 'vite'

const wanted = process.argv.slice(2)
for (const app of wanted.length ? wanted : ['console', 'field', 'door']) {
  process.env.DOORSTEP_APP = app
  await build()
  refuseStrangers(new URL(`../dist/${app}/assets/`, import.meta.url))
}

/** Pages load nothing from other people's servers: our content policy would leave holes where it was. */
function refuseStrangers(folder) {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.css'))) {
    const [stranger] = readFileSync(new URL(file, folder), 'utf8').match(/url\(["']?(https?:)?\/\/[^)]*\)/) ?? []
    if (stranger) throw new Error(`${file} loads ${stranger}: serve it with our own files.`)
  }
}
