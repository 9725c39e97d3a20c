import { shallowRef } from 'vue'
import { report } from '@/shared/api'
import { draftsKept } from '@/visits/useStepDraft'

const LOOK_EVERY_MS = 3_600_000
const PATIENCE_MS = 3000

/** A newer version of the app that is on the phone and waits to be taken; undefined while this is the newest. */
export const newerVersion = shallowRef<ServiceWorker>()

/** Goes over to the newer version, once everything half filled is kept. */
export async function takeNewer(): Promise<void> {
  await draftsKept()
  const worker = newerVersion.value
  // Another tab may have taken it already.
  if (worker?.state !== 'installed') return location.reload()
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  worker.postMessage('take-over')
  // Where the old one is slow to let go, the server's page is the newer one all the same.
  setTimeout(() => location.reload(), PATIENCE_MS)
}

function follow(registration: ServiceWorkerRegistration): void {
  const worker = registration.installing
  worker?.addEventListener('statechange', () => {
    // The very first version takes over by itself.
    if (worker.state === 'installed' && registration.active) newerVersion.value = worker
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
  newerVersion.value = registration.waiting ?? undefined
  // Without network there is nothing newer to be had.
  const look = () => void (navigator.onLine && registration.update().catch(() => undefined))
  setInterval(look, LOOK_EVERY_MS)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look())
}
