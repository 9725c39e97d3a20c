import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { answer, api, fieldErrors } from '@/shared/api'
import { serverNow } from '@/shared/clock'
import { t } from '@/shared/i18n'
import { uuid7 } from '@/shared/offline/ids'
import { useAttempt } from '@/shared/useAttempt'
import { blank, orderOf, readPlace, TYPED_AS, type Draft, type KnownCustomer, type OrderTaken } from './draft'

/** An order being typed at the desk: whom the number belongs to, what is wrong with it, what became of it. */
export function useNewOrder() {
  const draft = reactive(blank())
  const id = ref(uuid7(serverNow()))
  const taken = shallowRef<OrderTaken>()
  const sending = useAttempt()
  const known = useKnown(() => draft.phone)
  const chosen = computed(() => known.customers.value?.find(({ customer_id }) => customer_id === draft.customer))
  const site = computed(() => chosen.value?.sites.find(({ site_id }) => site_id === draft.site))
  const sent = shallowRef(blank())
  const errors = computed<Record<string, string | undefined>>(() => ({
    ...unchanged(fieldErrors(sending.problem.value), sent.value, draft),
    ...(draft.place.trim() && !readPlace(draft.place) ? { place: t('console.intake.bad_place') } : {}),
  }))
  const dirty = computed(() => !taken.value && JSON.stringify(draft) !== JSON.stringify(blank()))

  watch(() => draft.phone, () => (draft.customer = draft.site = ''))
  watch(chosen, (customer) => (draft.site = customer?.sites.length === 1 ? customer.sites[0]?.site_id ?? '' : ''))
  watch(site, (place) => place?.grid && (draft.grid = place.grid))
  watch(() => draft.sameDay, (today) => today && (draft.wishedOn = ''))

  async function send(): Promise<boolean> {
    if (errors.value.place) return false
    sent.value = { ...draft }
    const order = orderOf(id.value, draft)
    return sending.attempt(async () => (taken.value = await answer(api.POST('/api/orders', { body: order }))))
  }

  function anew(): void {
    Object.assign(draft, blank())
    id.value = uuid7(serverNow())
    taken.value = undefined
    known.forget()
    sending.forget()
  }

  return { draft, known, chosen, site, errors, dirty, taken, sending, send, anew }
}

/** What was wrong when it was sent and has not been touched since. */
function unchanged(wrong: Record<string, string>, sent: Draft, now: Draft): Record<string, string> {
  const same = ([field]: [string, string]) => (TYPED_AS[field] ?? []).every((name) => sent[name] === now[name])
  return Object.fromEntries(Object.entries(wrong).filter(same))
}

/** Who has this whole number; looked up when asked, forgotten when the number changes. */
function useKnown(phone: () => string) {
  const customers = shallowRef<KnownCustomer[]>()
  const { busy, problem, attempt } = useAttempt()
  watch(phone, () => (customers.value = undefined))

  async function find(): Promise<void> {
    const asked = phone().trim()
    if (!asked || customers.value) return
    await attempt(async () => {
      const found = await answer(api.POST('/api/customers/lookup', { body: { phone: asked } }))
      if (phone().trim() === asked) customers.value = found
    })
  }

  return { customers, busy, problem, find, forget: () => (customers.value = undefined) }
}

export type NewOrder = ReturnType<typeof useNewOrder>
