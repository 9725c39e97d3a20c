import { t, say, type Messages } from '@/shared/i18n'
import { byKind, type ReasonGroup } from './arranging'

type Kind = keyof Messages['console']['dispatch']['waiting']['why']

/** The kinds of reason that have a short name of ours; others speak for themselves. */
const KINDS: ReadonlySet<string> = new Set<Kind>([
  'past', 'skill', 'certificate', 'shift', 'area', 'window', 'full', 'capacity', 'late', 'time', 'break', 'travel', 'pair',
])
const isKind = (code: string): code is Kind => KINDS.has(code)

/** `缺技能 12 人 · 赶不上时段 30 人`, the commonest first. */
export const reasonsInShort = (reasons: ReasonGroup[]): string => byKind(reasons).map(({ code, text, people: n }) =>
  t('console.dispatch.waiting.people', { text: isKind(code) ? t(`console.dispatch.waiting.why.${code}`) : say(text), n }),
).join(' · ')
