import { computed, inject, provide, type InjectionKey } from 'vue'
import { answer, api, type components } from '@/shared/api'
import { locale, say, t, type Bilingual } from '@/shared/i18n'
import { useLive } from '@/shared/useLive'

type EventKind = components['schemas']['EventKindOut']
export type FieldType = 'text' | 'number' | 'flag' | 'choice' | 'list' | 'object'

/** Something that a condition can ask: a field of an event or an attribute of the order. */
export interface Field {
  name: string
  label: string
  type: FieldType
  options: string[]
}

export interface Step {
  id: string
  title: Bilingual
}

const ATTRIBUTES: Record<string, [FieldType, string[]]> = {
  kind: ['choice', ['install', 'move', 'repair', 'change', 'remove']],
  segment: ['choice', ['home', 'business', 'hotel']],
  access: ['choice', ['ftth', 'fttb', 'lan']],
  same_day: ['flag', []],
  emergency: ['flag', []],
  products: ['list', ['broadband', 'iptv', 'voice']],
  contracted_down_mbps: ['number', []],
  contracted_up_mbps: ['number', []],
  grid: ['text', []],
  unit: ['text', []],
  site: ['text', []],
  customer: ['text', []],
  number: ['text', []],
}

/** The words that clauses are written in: event kinds with their fields, attributes of orders, steps. */
export function useVocabulary(steps: () => Step[]) {
  const live = useLive(() => locale(), () => answer(api.GET('/api/events/kinds')))
  const kinds = computed(() => new Map((live.data ?? []).map((each) => [each.kind, each])))
  const attributes = computed<Field[]>(() => Object.entries(ATTRIBUTES).map(([name, [type, options]]) => ({
    name, type, options, label: t(`console.editor.attribute.${name as 'kind'}`),
  })))

  /** The fields that the events of these kinds have, each once. */
  function fieldsOf(names: string[]): Field[] {
    const found = new Map<string, Field>([['actor', { name: 'actor', label: 'actor', type: 'text', options: [] }]])
    for (const field of names.flatMap((name) => kinds.value.get(name)?.fields ?? [])) {
      found.set(field.name, { ...field, label: field.name })
    }
    return [...found.values()]
  }

  const nameOf = (kind: string): string => {
    const found: EventKind | undefined = kinds.value.get(kind)
    if (!found) return kind
    return found.nature === 'planned' ? t('console.editor.coming', { name: say(found.title) }) : say(found.title)
  }

  return { kinds: computed(() => [...kinds.value.values()]), attributes, fieldsOf, nameOf, steps: computed(steps) }
}

export type Vocabulary = ReturnType<typeof useVocabulary>

const KEY: InjectionKey<Vocabulary> = Symbol('vocabulary')

export const provideVocabulary = (vocabulary: Vocabulary): void => provide(KEY, vocabulary)

/** The vocabulary of the page. Throws where the page has none. */
export function vocabulary(): Vocabulary {
  const found = inject(KEY)
  if (!found) throw new Error('No vocabulary here: call provideVocabulary() in the page.')
  return found
}
