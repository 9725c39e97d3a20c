import { computed, reactive, ref, shallowRef } from 'vue'
import { answer, api, asProblem, fieldErrors, type Problem } from '@/shared/api'
import { serverNow } from '@/shared/clock'
import { locale, t } from '@/shared/i18n'
import { uuid7 } from '@/shared/offline/ids'
import { useAttempt } from '@/shared/useAttempt'
import { blanks, empty, requestOf, type Filled, type Options } from './request'

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
  const sent = shallowRef(empty())
  const errors = computed<Record<string, string | undefined>>(() => {
    const told = unchanged(fieldErrors(problem.value), sent.value, filled)
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
    sent.value = { ...filled }
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

/** What of the form the server's fields are made of, where they aren't called the same. */
const TYPED_AS: Record<string, (keyof Filled)[]> = {
  grid: ['grid', 'place'], lat: ['place'], lon: ['place'], wished_on: ['wishedOn', 'wishedPart'],
}

/** What was wrong when it was sent and has not been touched since. */
function unchanged(wrong: Record<string, string>, sent: Filled, now: Filled): Record<string, string | undefined> {
  const same = ([field]: [string, string]) =>
    (TYPED_AS[field] ?? [field as keyof Filled]).every((name) => sent[name] === now[name])
  return Object.fromEntries(Object.entries(wrong).filter(same))
}

export type Request = ReturnType<typeof useRequest>
