import type { Bilingual } from '@/shared/i18n'
import type { Reason } from '../model'

export interface ReasonGroup {
  key: string
  text: Bilingual
  names: string[]
}

/** Why nobody can: the same reason once, with all whom it holds back; the commonest first. */
export function gathered(reasons: Reason[]): ReasonGroup[] {
  const groups = new Map<string, ReasonGroup>()
  for (const { code, text, name } of reasons) {
    const key = `${code} ${text.zh}`
    const group = groups.get(key) ?? { key, text, names: [] }
    group.names.push(name)
    groups.set(key, group)
  }
  return [...groups.values()].sort((one, other) => other.names.length - one.names.length)
}
