/**
 * Keeps the app itself on the phone, so that it opens without network. The build puts its name and its files in.
 * Data isn't kept here: the day and what was recorded lie in IndexedDB (visits/, shared/offline/).
 */
const NAME = 'field-__VERSION__'
const FILES = __FILES__
const PAGE = '/field/'
const PATIENCE_MS = 2500

/** Files under assets/ have their content in their name; of the others the server is asked for the newest. */
const wanted = (url) => (url.includes('/assets/') ? url : new Request(url, { cache: 'no-cache' }))

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll([PAGE, ...FILES].map(wanted))))
})

/** A newer version waits until nobody has the app open, or until the technician takes it (newerVersion.ts). */
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') self.skipWaiting()
})

/** Versions before ours go, but not while a page of theirs is open (its lock is its script: newerVersion.ts). */
async function forget() {
  const { held } = await navigator.locks.query()
  const open = new Set(held.map(({ name }) => name))
  const names = (await caches.keys()).filter((name) => name.startsWith('field-'))
  for (const name of names.slice(0, names.indexOf(NAME))) {
    const files = await (await caches.open(name)).keys()
    if (!files.some(({ url }) => open.has(new URL(url).pathname))) await caches.delete(name)
  }
}

self.addEventListener('activate', (event) => event.waitUntil(forget().then(() => self.clients.claim())))

/** As our version has it; a page of another version finds its own parts. */
const keptFile = async (request) => (await (await caches.open(NAME)).match(request)) ?? caches.match(request)

/** The server's page when it answers soon, else the one that is kept. */
async function page(request) {
  const kept = await keptFile(PAGE)
  const fresh = fetch(request).then((response) => (response.ok || !kept ? response : kept))
  if (!kept) return fresh
  const late = new Promise((done) => setTimeout(() => done(kept), PATIENCE_MS))
  return Promise.race([fresh.catch(() => kept), late])
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || !pathname.startsWith(PAGE)) return
  if (request.mode !== 'navigate') return event.respondWith(keptFile(request).then((kept) => kept ?? fetch(request)))
  event.respondWith(page(request))
  event.waitUntil(forget())
})
