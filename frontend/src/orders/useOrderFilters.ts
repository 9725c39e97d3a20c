import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { filtersOf, NO_FILTERS, queryOf, type OrderFilters } from './filters'

/** The order list's filters. They live in the address: reload, back and a link sent to a colleague keep them. */
export function useOrderFilters() {
  const route = useRoute()
  const router = useRouter()
  const filters = computed(() => filtersOf(route.query))

  /** Sets some of them; another filter starts on the first page again. */
  const change = (some: Partial<OrderFilters>) =>
    router.replace({ query: queryOf({ ...filters.value, page: 1, ...some }) })
  const clear = () => router.replace({ query: queryOf(NO_FILTERS) })

  return { filters, change, clear }
}
