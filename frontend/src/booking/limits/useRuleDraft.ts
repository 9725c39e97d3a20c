import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { fieldErrors } from '@/shared/api'
import { serverNow } from '@/shared/clock'
import { dayKey } from '@/shared/i18n/dates'
import { uuid7 } from '@/shared/offline/ids'
import { useAttempt } from '@/shared/useAttempt'
import { bodyOf, mistakes, newDraft, type WindowChange } from './rule'
import { addRule, previewRule } from './useRules'

/** A rule being written: looked at first, then saved. What is saved is what was looked at. */
export function useRuleDraft() {
  const draft = reactive(newDraft(dayKey(serverNow())))
  const empty = JSON.stringify(draft)
  const { busy, problem, attempt, forget } = useAttempt()
  const asked = ref(false)
  const changes = shallowRef<WindowChange[]>()
  const id = ref(uuid7(serverNow()))

  const wrong = computed(() => mistakes(draft))
  const errors = computed<Record<string, string | undefined>>(() => ({
    ...fieldErrors(problem.value), ...(asked.value ? wrong.value : {}),
  }))
  const dirty = computed(() => JSON.stringify(draft) !== empty)

  watch(() => JSON.stringify(draft), () => {
    changes.value = undefined
    id.value = uuid7(serverNow())
    forget()
  })

  async function look(): Promise<boolean> {
    asked.value = true
    if (Object.keys(wrong.value).length > 0) return false
    const body = bodyOf(draft)
    const said = JSON.stringify(draft)
    return attempt(async () => {
      const found = await previewRule(body)
      if (said === JSON.stringify(draft)) changes.value = found
    })
  }

  const save = (): Promise<boolean> => attempt(() => addRule(id.value, bodyOf(draft)))

  return { draft, errors, dirty, busy, problem, changes, look, save }
}
