import type { components } from '@/shared/api'
import { locale, t, type Bilingual } from '@/shared/i18n'

export type WindowRule = components['schemas']['WindowRuleOut']
export type WindowRuleIn = components['schemas']['WindowRuleIn']
export type WindowChange = components['schemas']['WindowChangeOut']
export type Effect = WindowRuleIn['effect']

export const EFFECTS: Effect[] = ['close', 'places', 'percent', 'overbook', 'cutoff']
export const WEEK = [1, 2, 3, 4, 5, 6, 7] as const
/** The trades that an order can ask for (orders/needs.py). */
export const SKILLS = ['ftth_install', 'ftth_repair', 'copper', 'voice'] as const
const HIGHEST: Record<Effect, number> = { close: 0, places: 10_000, percent: 100, overbook: 50, cutoff: 10_080 }

/** A rule as it is typed; `days`: both ends count, as people say it. Blank: all. */
export interface RuleDraft {
  title_zh: string
  title_en: string
  /** `unit:HF` or `grid:HF-SS`. */
  where: string
  from_on: string
  last_on: string
  weekdays: number[]
  from_time: string
  to_time: string
  kinds: string[]
  skill: string
  effect: Effect
  value: number | undefined
}

export const newDraft = (today: string): RuleDraft => ({
  title_zh: '', title_en: '', where: '', from_on: today, last_on: '', weekdays: [], from_time: '', to_time: '',
  kinds: [], skill: '', effect: 'close', value: undefined,
})

/** The day after: rules end before their `to_on`. */
export function dayAfter(day: string, days = 1): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

export const needsValue = (effect: Effect): boolean => effect !== 'close'
export const highest = (effect: Effect): number => HIGHEST[effect]

type RuleField = 'title_zh' | 'grid' | 'from_on' | 'to_on' | 'to_time' | 'value' | 'effect'

/** What is lacking or can't be, by the server's names of the fields; it is looked at before anything is sent. */
export function mistakes(draft: RuleDraft): Partial<Record<RuleField, string>> {
  const found: Partial<Record<RuleField, string>> = {}
  if (!draft.title_zh.trim()) found.title_zh = t('console.rules.wrong.title')
  if (!draft.where) found.grid = t('console.rules.wrong.where')
  if (!draft.from_on) found.from_on = t('console.rules.wrong.from')
  if (draft.last_on && draft.last_on < draft.from_on) found.to_on = t('console.rules.wrong.dates')
  const halfTimes = !draft.from_time !== !draft.to_time
  if (halfTimes || (draft.from_time && draft.from_time >= draft.to_time)) found.to_time = t('console.rules.wrong.times')
  if (needsValue(draft.effect) && draft.value === undefined) found.value = t('console.rules.wrong.value')
  if (draft.effect === 'overbook' && (draft.kinds.length > 0 || draft.skill)) {
    found.effect = t('console.rules.wrong.overbook')
  }
  return found
}

/** What is sent. */
export function bodyOf(draft: RuleDraft): WindowRuleIn {
  const [kind, code = ''] = draft.where.split(':')
  return {
    title_zh: draft.title_zh.trim(),
    title_en: draft.title_en.trim(),
    unit: kind === 'unit' ? code : '',
    grid: kind === 'grid' ? code : '',
    from_on: draft.from_on,
    to_on: draft.last_on ? dayAfter(draft.last_on) : null,
    weekdays: [...draft.weekdays].sort(),
    from_time: draft.from_time || null,
    to_time: draft.to_time || null,
    kinds: draft.kinds,
    skill: draft.skill.trim(),
    effect: draft.effect,
    value: needsValue(draft.effect) ? draft.value ?? 0 : 0,
  }
}

type Said = Pick<WindowRule, 'from_on' | 'to_on' | 'weekdays' | 'from_time' | 'to_time'>

const clock = (time: string) => time.slice(0, 5)
const listed = (words: string[]) => words.join(locale() === 'zh' ? '、' : ', ')

/** `3月1日起` … `每周六、周日 08:00–12:00`: when a rule holds. */
export function whenWords(rule: Said): string {
  const days = rule.to_on === null
    ? t('console.rules.from_day', { from: rule.from_on })
    : t('console.rules.from_to', { from: rule.from_on, to: dayAfter(rule.to_on, -1) })
  const oneDay = rule.to_on !== null && dayAfter(rule.to_on, -1) === rule.from_on
  const week = rule.weekdays.length && rule.weekdays.length < 7 ? listed(rule.weekdays.map(weekdayWords)) : ''
  const times = rule.from_time && rule.to_time ? `${clock(rule.from_time)}–${clock(rule.to_time)}` : ''
  return [oneDay ? rule.from_on : days, week, times || t('console.rules.all_windows')].filter(Boolean).join(' · ')
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export const weekdayWords = (day: number): string => t(`console.rules.weekday.${WEEKDAYS[day - 1] ?? 'mon'}`)

/** What a rule does, in a sentence: `每个时段最多放 3 个名额`. */
export function effectWords(rule: { effect: string; value: number }): string {
  const effect = EFFECTS.find((each) => each === rule.effect)
  if (!effect) return rule.effect
  const minutes = rule.effect === 'cutoff' ? spanWords(rule.value) : ''
  return t(`console.rules.does.${effect}`, { n: rule.value, span: minutes })
}

const spanWords = (minutes: number): string => (minutes % 60 === 0
  ? t('console.rules.hours', { n: minutes / 60 })
  : t('console.rules.minutes', { n: minutes }))

/** Whom a rule concerns: the kinds of order and the skill, or all. */
export function whomWords(rule: { kinds: string[]; skill: string }): string {
  const kinds = rule.kinds.map((kind) => t(`terms.kind.${kind as 'install'}`))
  const known = SKILLS.find((each) => each === rule.skill)
  const trade = known ? t(`console.rules.skills.${known}`) : rule.skill
  const skill = trade ? [t('console.rules.with_skill', { skill: trade })] : []
  return kinds.length || skill.length ? listed([...kinds, ...skill]) : t('console.rules.all_orders')
}

export type ChangeKind = 'closes' | 'opens' | 'fewer' | 'more' | 'below' | 'hand' | 'same'

/** What becomes of a window; `below`: more are promised than it would have places, and they keep theirs. */
export function changeKind(change: WindowChange): ChangeKind {
  if (change.by_hand) return 'hand'
  if (change.open_before && !change.open_after) return 'closes'
  if (!change.open_before && change.open_after) return 'opens'
  if (change.places_after < change.places_before) return change.taken > change.places_after ? 'below' : 'fewer'
  return change.places_after > change.places_before ? 'more' : 'same'
}

/** How many windows change, and how many there are. */
export function tally(changes: WindowChange[]): { windows: number; changed: number; hand: number } {
  const kinds = changes.map(changeKind)
  return {
    windows: kinds.length,
    changed: kinds.filter((kind) => kind !== 'same' && kind !== 'hand').length,
    hand: kinds.filter((kind) => kind === 'hand').length,
  }
}

export interface Place {
  value: string
  name: Bilingual
}

interface Unit {
  code: string
  name_zh: string
  name_en: string
}

/** Where a rule can hold: the reader's unit with all its grids, or one of them. */
export const placesOf = (unit: Unit | undefined, grids: { code: string; name: Bilingual }[]): Place[] => [
  ...(unit ? [{ value: `unit:${unit.code}`, name: { zh: unit.name_zh, en: unit.name_en } }] : []),
  ...grids.map(({ code, name }) => ({ value: `grid:${code}`, name })),
]
