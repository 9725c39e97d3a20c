import { computed, ref, shallowRef, watch } from 'vue'
import type { Json } from '../model'
import { insertClause, put, removeClause } from './rewriting'
import { asData, asList, readText, type Data, type Path } from './standardText'
import { freeId, freshClause } from './templates'
import { useHistory } from './useHistory'

/** A standard being written, by form and by text at once; one way back for both. */
export function useStandardEditor(first: string) {
  const history = useHistory(first)
  const { now: text, push } = history
  const read = computed(() => readText(text.value))
  /** What the form shows: the text's data, or while it can't be read what it said before. */
  const shown = shallowRef(readText(first))
  watch(read, (next) => next.faults.length || (shown.value = next), { flush: 'sync' })
  const clauses = computed(() => asList(shown.value.data.clauses).map(asData))

  /** The chosen clause; -1: the standard as a whole. */
  const at = ref(0)
  const clause = computed(() => clauses.value[at.value])
  const readable = computed(() => read.value.faults.length === 0)
  watch(() => clauses.value.length, (n) => (at.value = Math.min(at.value, n - 1)))

  const change = (path: Path, value: Json | undefined) => push(put(text.value, path, value), `form ${path.join(' ')}`)
  const ids = () => clauses.value.map(({ id }) => String(id))

  function insert(behind: number, made: Data) {
    push(insertClause(text.value, behind, made), '')
    at.value = behind + 1
  }

  return {
    ...history, text, read, shown, clauses, clause, at, readable, change,
    /** What somebody types into the text itself. */
    type: (next: string) => push(next, 'text'),
    /** Another text as a whole: the one before stays one step back. */
    replace: (next: string) => push(next, ''),
    changeClause: (field: Path, value: Json | undefined) => change(['clauses', at.value, ...field], value),
    /** The chosen clause anew, when several of its fields change together. */
    rewriteClause: (next: Data) => push(rewritten(text.value, at.value, clause.value ?? {}, next), ''),
    addClause: () => insert(at.value, freshClause(
      freeId(`${String(shown.value.data.standard ?? 'x').toLowerCase()}.new`, ids()), clause.value?.source ?? '',
    )),
    copyClause: () =>
      clause.value && insert(at.value, { ...clause.value, id: freeId(String(clause.value.id), ids()) }),
    removeClause: () => push(removeClause(text.value, at.value), ''),
    choose: (next: number) => (at.value = next),
    chooseId: (id: string) => {
      const found = ids().indexOf(id)
      if (found >= 0) at.value = found
    },
  }
}

export type StandardEditor = ReturnType<typeof useStandardEditor>

/** The text with a clause's fields changed to another's, field by field, so that the untouched keep their comments. */
function rewritten(text: string, at: number, before: Data, after: Data): string {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return fields
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .reduce((so_far, field) => put(so_far, ['clauses', at, field], after[field]), text)
}
