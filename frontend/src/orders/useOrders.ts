import { answer, api } from '@/shared/api'
import { useLive, type Live } from '@/shared/useLive'
import { asked, type OrderFilters } from './filters'
import type { OrderPage, OrderRow, Summary } from './model'

const REFRESH_S = 20
/** The most that the API gives at once. */
const LARGEST_PAGE = 200

const fetchPage = (filters: OrderFilters, page_size?: number): Promise<OrderPage> =>
  answer(api.GET('/api/orders', { params: { query: { ...asked(filters), page_size } } })) as Promise<OrderPage>

/** The page of orders that fits the filters, kept fresh. */
export const useOrders = (filters: () => OrderFilters): Live<OrderPage> =>
  useLive(filters, (wanted) => fetchPage(wanted), { every_s: REFRESH_S })

/** The figures over the list, kept fresh. */
export const useSummary = (): Live<Summary> =>
  useLive(() => 'summary', () => answer(api.GET('/api/orders/summary')), { every_s: REFRESH_S })

/** Every order that fits the filters, page after page; `progress` is told how many are here, of how many. */
export async function allOrders(
  filters: OrderFilters,
  progress: (done: number, total: number) => void,
): Promise<OrderRow[]> {
  const rows: OrderRow[] = []
  for (let page = 1; ; page += 1) {
    const { items, total } = await fetchPage({ ...filters, page }, LARGEST_PAGE)
    rows.push(...items)
    progress(rows.length, total)
    if (items.length === 0 || rows.length >= total) return rows
  }
}
