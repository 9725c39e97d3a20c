/**
 * Keeps the app itself on the phone, so that it opens without network. The build puts its name and its files in.
 * Data isn't kept here: the day and what was recorded lie in IndexedDB (visits/, shared/offline/).
 */
const NAME = 'field-__VERSION__'
const FILES = __FILES__
const PAGE = '/field/'
const PATIENCE_MS = 2500

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll([PAGE, ...FILES])).then(() => self.skipWaiting()))
})

/** The version before stays: a page of it may still be open and ask for its parts. */
self.addEventListener('activate', (event) => {
  const forget = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith('field-') && name !== NAME)
    await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)))
    await self.clients.claim()
  }
  event.waitUntil(forget())
})

/** The server's page when it answers soon, else the one that is kept. */
async function page(request) {
  const kept = await caches.match(PAGE)
  const fresh = fetch(request).then((response) => (response.ok || !kept ? response : kept))
  if (!kept) return fresh
  const late = new Promise((done) => setTimeout(() => done(kept), PATIENCE_MS))
  return Promise.race([fresh.catch(() => kept), late])
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || !pathname.startsWith(PAGE)) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)))
})
