import { deviceNow } from '@/shared/clock'
import { uuid7 } from './ids'

const KEPT_AT = 'doorstep.device'

/** A random name for this browser, so that the server can tell one phone from another, and cut off a lost one. */
export function deviceId(): string {
  const kept = localStorage.getItem(KEPT_AT)
  if (kept) return kept
  const made = uuid7(deviceNow().getTime())
  localStorage.setItem(KEPT_AT, made)
  return made
}

interface Hints {
  getHighEntropyValues: (names: string[]) => Promise<{ model?: string; platformVersion?: string }>
}

/** The phone's model where the browser tells it ("Pixel 8"), else nothing: the server reads the user agent. */
export async function phoneModel(): Promise<string> {
  const hints = (navigator as Navigator & { userAgentData?: Hints }).userAgentData
  const { model = '' } = (await hints?.getHighEntropyValues(['model']).catch(() => undefined)) ?? {}
  return model.slice(0, 60)
}

/** Which build of the app this is, by the name of its script. */
export function appVersion(): string {
  const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[type=module][src]')]
  return /-([\w-]{8})\.js$/.exec(scripts[0]?.src ?? '')?.[1] ?? ''
}
