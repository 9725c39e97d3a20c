import { computed } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'

type Texts<Name extends string> = Record<Name, string>

const one = (value: LocationQuery[string] | undefined): string => (Array.isArray(value) ? value[0] : value)?.trim() ?? ''

/** The named filters of an address, blank where it has none, and its page. */
export function readFilters<Name extends string>(names: readonly Name[], query: LocationQuery) {
  const page = Number(one(query.page))
  return {
    values: Object.fromEntries(names.map((name) => [name, one(query[name])])) as Texts<Name>,
    page: Number.isInteger(page) && page > 0 ? page : 1,
  }
}

/** Filters as an address says them: only those that are set. */
export const writeFilters = (values: Texts<string>, page: number): Record<string, string> =>
  Object.fromEntries(Object.entries({ ...values, page: page > 1 ? String(page) : '' }).filter(([, value]) => value !== ''))

/** Filters of a list that live in the address. Changing one starts on the first page again. */
export function useUrlFilters<Name extends string>(...names: Name[]) {
  const route = useRoute()
  const router = useRouter()
  const filters = computed(() => readFilters(names, route.query))

  const change = (some: Partial<Texts<Name>>) =>
    router.replace({ query: writeFilters({ ...filters.value.values, ...some }, 1) })
  const page = computed({
    get: () => filters.value.page,
    set: (next) => void router.replace({ query: writeFilters(filters.value.values, next) }),
  })

  return { filters, page, change }
}
