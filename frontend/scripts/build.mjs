// Builds each app into dist/<app>/. One build per app, so that none carries another's library or base path.
import { build } from 'vite'

const wanted = process.argv.slice(2)
for (const app of wanted.length ? wanted : ['console', 'field', 'door']) {
  process.env.DOORSTEP_APP = app
  await build()
}
