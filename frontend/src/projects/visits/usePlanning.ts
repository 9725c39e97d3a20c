import { computed, ref, shallowRef } from 'vue'
import { fieldErrors } from '@/shared/api'
import { serverNow } from '@/shared/clock'
import { t } from '@/shared/i18n'
import { dayKey } from '@/shared/i18n/dates'
import { dayAfter } from '@/shared/useDay'
import { useAttempt } from '@/shared/useAttempt'
import { makeVisits, previewVisits, type VisitPlan, type Wanted } from './useVisits'

/** Times are "" where nothing is said. */
export interface PlanDraft {
  from_on: string
  days: number
  crews: string[]
  coordinator: string
  steps: string[]
  minutes_per_room: number
  desk_min: number
  from_time: string
  to_time: string
  check_out: string
}

const STEPS = ['desk', 'escort', 'fit', 'clean', 'sign'] as const

export const newDraft = (coordinator: string): PlanDraft => ({
  from_on: dayAfter(dayKey(serverNow()), 1), days: 2, crews: [], coordinator,
  steps: STEPS.map((each) => t(`console.hotel_visits.steps.${each}`)), minutes_per_room: 8, desk_min: 20,
  from_time: '', to_time: '', check_out: '12:00',
})

export const wantedOf = ({ from_time, to_time, check_out, steps, ...draft }: PlanDraft): Wanted => ({
  ...draft, steps: steps.map((each) => each.trim()).filter(Boolean), from_time: from_time || null,
  to_time: to_time || null, check_out: check_out || '12:00', rooms: null,
})

export const isComplete = ({ from_on, crews, coordinator }: PlanDraft): boolean =>
  from_on !== '' && crews.length > 0 && coordinator !== ''

/** Planning visits: wishes, the plan that they give, and making exactly that. A changed wish makes the plan stale. */
export function usePlanning(id: () => number, coordinator: string) {
  const draft = ref(newDraft(coordinator))
  const plan = shallowRef<VisitPlan>()
  const asked = ref('')
  const { busy, problem, attempt } = useAttempt()
  const stale = computed(() => plan.value !== undefined && asked.value !== JSON.stringify(draft.value))
  const errors = computed(() => fieldErrors(problem.value))

  async function look() {
    const wishes = JSON.stringify(draft.value)
    await attempt(async () => {
      plan.value = await previewVisits(id(), wantedOf(draft.value))
      asked.value = wishes
    })
  }

  async function make(): Promise<boolean> {
    const { value: shown } = plan
    if (!shown || stale.value) return false
    return attempt(() => makeVisits(id(), wantedOf(draft.value), shown.token))
  }

  return { draft, plan, stale, errors, busy, problem, look, make }
}
