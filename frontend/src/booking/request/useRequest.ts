import { computed, reactive, ref, shallowRef } from 'vue'
import { answer, api, asProblem, fieldErrors, type Problem } from '@/shared/api'
import { serverNow } from '@/shared/clock'
import { locale, t } from '@/shared/i18n'
import { uuid7 } from '@/shared/offline/ids'
import { useAttempt } from '@/shared/useAttempt'
import { blanks, empty, requestOf, type Options } from './request'

/**
 * A request for a visit while it is filled in. Its id is made once: sent again after a lost answer, it is the same
 * request. `send` gives the token of the customer's own page.
 */
export function useRequest() {
  const filled = reactive(empty())
  const id = uuid7(serverNow())
  const options = shallowRef<Options>()
  const failed = shallowRef<Problem>()
  const { busy, problem, attempt } = useAttempt()
  /** Blank fields are pointed out once somebody has tried to send. */
  const tried = ref(false)
  const errors = computed<Record<string, string | undefined>>(() => {
    const told = fieldErrors(problem.value)
    if (tried.value) for (const name of blanks(filled)) told[name] ??= t(`door.request.missing.${name as 'need'}`)
    return told
  })

  async function look(): Promise<void> {
    failed.value = undefined
    try {
      options.value = await answer(api.GET('/api/door/requests'))
    } catch (thrown) {
      failed.value = asProblem(thrown)
    }
  }

  async function send(): Promise<string | undefined> {
    tried.value = true
    const { kind } = filled
    if (kind === '' || blanks(filled).length) return undefined
    let token: string | undefined
    await attempt(async () => {
      const body = requestOf(id, kind, filled, locale())
      token = (await answer(api.POST('/api/door/requests', { body }))).token
    })
    return token
  }

  void look()
  return { filled, options, failed, busy, problem, errors, look, send }
}

export type Request = ReturnType<typeof useRequest>
