import { deviceNow } from '@/shared/clock'
import { uuid7 } from '@/shared/offline/ids'

const KEY = 'door-attempts'

/** Names an attempt without telling what was written: the storage of a borrowed phone keeps no complaint. */
function fingerprint(what: string): string {
  let sum = 0xcbf29ce484222325n
  for (const unit of what) sum = BigInt.asUintN(64, (sum ^ BigInt(unit.codePointAt(0) ?? 0)) * 0x100000001b3n)
  return sum.toString(36)
}

type Kept = Record<string, string>

/**
 * The same id as long as the same thing is tried, so that a second tap, a retry or a reloaded page never does it
 * twice. Kept in the tab until it is answered; without storage, as long as the page lives.
 */
export function attemptIds(scope = '', storage: Pick<Storage, 'getItem' | 'setItem'> | undefined = tabStorage()) {
  const key = `${KEY} ${fingerprint(scope)}`
  let kept: Kept = read()

  function read(): Kept {
    try {
      return JSON.parse(storage?.getItem(key) ?? '{}') as Kept
    } catch (error) {
      if (error instanceof SyntaxError) return {}
      throw error
    }
  }

  function keep(next: Kept): void {
    kept = next
    try {
      storage?.setItem(key, JSON.stringify(kept))
    } catch (error) {
      // Full, or not allowed in this tab: the ids live with the page.
      if (!(error instanceof DOMException)) throw error
    }
  }

  return {
    of(what: string): string {
      const name = fingerprint(what)
      const id = kept[name] ?? uuid7(deviceNow().getTime())
      keep({ ...kept, [name]: id })
      return id
    },
    done(what: string): void {
      const name = fingerprint(what)
      keep(Object.fromEntries(Object.entries(kept).filter(([each]) => each !== name)))
    },
  }
}

function tabStorage(): Storage | undefined {
  try {
    return globalThis.sessionStorage
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
}
