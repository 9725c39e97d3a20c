import { computed, ref, shallowRef } from 'vue'

/** What Chromium hands a page that could be installed; not in TypeScript's DOM. */
interface InstallPrompt extends Event {
  prompt: () => Promise<{ outcome: 'accepted' | 'dismissed' }>
}

const prompt = shallowRef<InstallPrompt>()
const installed = ref(false)
const standsAlone = (): boolean =>
  matchMedia('(display-mode: standalone)').matches || ('standalone' in navigator && navigator.standalone === true)

/** How the app gets onto the home screen of this phone; undefined when it is there. */
export const installWay = computed<'ask' | 'share' | 'menu' | undefined>(() => {
  if (installed.value) return undefined
  if (prompt.value) return 'ask'
  return /iPhone|iPad/.test(navigator.userAgent) ? 'share' : 'menu'
})

/** Chromium offers to install only once after a page has loaded: listen from the start. */
export function watchInstalling(): void {
  installed.value = standsAlone()
  window.addEventListener('appinstalled', () => (installed.value = true))
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    prompt.value = event as InstallPrompt
  })
}

/** Asks the technician. The browser allows one question for each offer. */
export async function askToInstall(): Promise<void> {
  const asking = prompt.value
  prompt.value = undefined
  await asking?.prompt()
}
