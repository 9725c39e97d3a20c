import { computed, type ComputedRef } from 'vue'
import { say, t } from '@/shared/i18n'
import type { Checking } from '../drafts/useChecking'
import type { StandardEditor } from './useStandardEditor'
import type { LineMark } from './YamlPane.vue'

export interface Mark {
  tone: LineMark
  title: string
}

/** What is found in a draft, put where it belongs: at lines of the text, at clauses of the form. */
export function useEditorView(editor: StandardEditor, checking: Checking) {
  const placeOf = (id: string) => editor.shown.value.places.find((place) => place.id === id)
  const found = computed(() => checking.found)

  const marks: ComputedRef<ReadonlyMap<number, Mark>> = computed(() => {
    const lines = new Map<number, Mark>()
    for (const { clauses, severity, text } of found.value.lints) {
      for (const id of clauses) {
        const line = placeOf(id)?.line
        if (line) lines.set(line, { tone: severity, title: say(text) })
      }
    }
    for (const { line, expected } of found.value.problems) lines.set(line, { tone: 'error', title: say(expected) })
    for (const { line, text } of editor.read.value.faults) lines.set(line, { tone: 'error', title: text })
    return lines
  })

  const ids = (all: (string | null)[]): ReadonlySet<string> => new Set(all.filter((id) => id !== null))
  const of = (severity: LineMark) =>
    found.value.lints.filter((lint) => lint.severity === severity).flatMap((lint) => lint.clauses)

  const wrong = computed(() => ids([...found.value.problems.map(({ clause }) => clause), ...of('error')]))
  const hinted = computed(() => ids(of('warning')))
  const changed = computed(() => new Map(found.value.difference.flatMap(({ clause, kind }) =>
    clause === null ? [] : [[clause, t(`console.drafts.difference.kind.${kind}`)] as const])))

  /** First and last line of the chosen clause. */
  const chosen = computed<[number, number] | undefined>(() => {
    const place = editor.shown.value.places[editor.at.value]
    return place && editor.readable.value ? [place.line, place.last] : undefined
  })

  /** Chooses the clause that a line of the text belongs to. */
  function chooseLine(line: number) {
    const place = editor.shown.value.places.findLast((each) => each.line <= line)
    editor.choose(place ? place.at : -1)
  }

  return { marks, wrong, hinted, changed, chosen, placeOf, chooseLine }
}
