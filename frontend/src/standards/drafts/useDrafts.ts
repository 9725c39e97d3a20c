import { computed } from 'vue'
import { useLive } from '@/shared/useLive'
import type { DraftRow } from '../model'
import { draftsTouched, listDrafts } from './calls'

const isOpen = ({ state }: DraftRow): boolean => state === 'draft' || state === 'proposed'

/** The unit's open drafts, and those that wait for the reader to publish. Nothing for whoever may not write (`may`). */
export function useDrafts(may: () => boolean) {
  const live = useLive(
    () => ({ allowed: may(), touched: draftsTouched.value }),
    async ({ allowed }) => (allowed ? (await listDrafts()).filter(isOpen) : []), { every_s: 60 },
  )
  const waiting = computed(() => (live.data ?? []).filter(({ may_publish }) => may_publish))
  const others = computed(() => (live.data ?? []).filter(({ may_publish }) => !may_publish))
  return { live, waiting, others }
}
