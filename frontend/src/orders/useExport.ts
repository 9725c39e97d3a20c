import { ref } from 'vue'
import { serverNow } from '@/shared/clock'
import { download } from '@/shared/download'
import { t } from '@/shared/i18n'
import { dayKey } from '@/shared/i18n/dates'
import type { OrderFilters } from './filters'
import { orderCsv } from './orderCsv'
import { allOrders } from './useOrders'

/** Saves the present list, all pages of it, as a file. */
export function useExport(filters: () => OrderFilters) {
  const progress = ref<{ done: number; total: number }>()

  async function save() {
    progress.value = { done: 0, total: 0 }
    try {
      const rows = await allOrders(filters(), (done, total) => (progress.value = { done, total }))
      download(`${t('console.nav.orders')}-${dayKey(serverNow())}.csv`, orderCsv(rows), 'text/csv;charset=utf-8')
    } finally {
      progress.value = undefined
    }
  }

  return { progress, save }
}
