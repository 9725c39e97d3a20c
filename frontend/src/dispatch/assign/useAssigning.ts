import { ElMessage } from 'element-plus'
import { t } from '@/shared/i18n'
import { momentLabel } from '@/shared/i18n/dates'
import { serverNow } from '@/shared/clock'
import { useAttempt } from '@/shared/useAttempt'
import type { Candidate } from '../model'
import { assign, useCandidates } from '../useDispatch'

/** Sending a technician to an order, from those who can. */
export function useAssigning(number: () => string, done: () => void) {
  const candidates = useCandidates(number)
  const { busy, problem, attempt } = useAttempt()

  async function send(candidate: Candidate) {
    const sent = await attempt(async () => {
      const { name, from_at } = await assign(number(), candidate.staff_no)
      ElMessage.success(t('console.dispatch.sent', { who: name, when: momentLabel(from_at, serverNow()) }))
    })
    if (sent) done()
    else await candidates.refresh()
  }

  return { candidates, busy, problem, send }
}
