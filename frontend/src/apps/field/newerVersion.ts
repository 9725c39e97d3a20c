import { shallowRef } from 'vue'
import { report } from '@/shared/api'
import { draftsKept } from '@/visits/useStepDraft'

const LOOK_EVERY_MS = 3_600_000
const PATIENCE_MS = 10_000
/** What a version's files are kept under, as sw.js calls them. */
const PREFIX = 'field-'

/** A newer version of the app that is on the phone and waits to be taken; undefined while this is the newest. */
export const newerVersion = shallowRef<ServiceWorker>()

/** Goes over to the newer version, once everything half filled is kept. */
export async function takeNewer(): Promise<void> {
  await draftsKept()
  // Another tab may have taken it already, or a still newer one may wait by now.
  const waiting = (await navigator.serviceWorker.getRegistration())?.waiting
  if (waiting) await tookOver(waiting)
  location.reload()
}

/** Resolves when the worker is in charge: a page that is loaded sooner is still the old one's. Patience ends too. */
function tookOver(worker: ServiceWorker): Promise<void> {
  return new Promise((done) => {
    navigator.serviceWorker.addEventListener('controllerchange', () => done(), { once: true })
    worker.addEventListener('statechange', () => worker.state !== 'activating' && done())
    setTimeout(done, PATIENCE_MS)
    worker.postMessage('take-over')
  })
}

/** Whether this page is of the version whose files came last: opened with network it is the server's newest. */
async function isNewest(): Promise<boolean> {
  const kept = (await caches.keys()).filter((name) => name.startsWith(PREFIX))
  return kept.at(-1) === PREFIX + document.querySelector<HTMLMetaElement>('meta[name=version]')?.content
}

/** Offers a worker that waits; where the page is its own already, nothing changes for the person and it takes over. */
async function offer(worker: ServiceWorker): Promise<void> {
  if (await isNewest()) worker.postMessage('take-over')
  else newerVersion.value = worker
}

function follow(registration: ServiceWorkerRegistration): void {
  const worker = registration.installing
  worker?.addEventListener('statechange', () => {
    // The very first version takes over by itself.
    if (worker.state === 'installed' && registration.active) offer(worker).catch(report)
  })
}

/**
 * Keeps the app on the phone (sw.js) and looks for newer versions. `script`: where the app's script came from;
 * as long as this page is open the files of its version stay.
 */
export async function keepOnPhone(script: string): Promise<void> {
  navigator.locks.request(new URL(script).pathname, { mode: 'shared' }, () => new Promise(() => undefined)).catch(report)
  const registration = await navigator.serviceWorker.register('/field/sw.js')
  registration.addEventListener('updatefound', () => follow(registration))
  follow(registration)
  if (registration.waiting) await offer(registration.waiting)
  // Without network there is nothing newer to be had.
  const look = () => void (navigator.onLine && registration.update().catch(() => undefined))
  setInterval(look, LOOK_EVERY_MS)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look())
}
