import { ref, shallowRef, watch } from 'vue'
import { answer, api } from '@/shared/api'
import { useAttempt } from '@/shared/useAttempt'
import { useLive } from '@/shared/useLive'
import type { ImportReport } from './report'

function sendFile(file: File, flags: { strict: boolean; dry_run: boolean }): Promise<ImportReport> {
  const form = new FormData()
  form.append('file', file)
  form.append('strict', String(flags.strict))
  form.append('dry_run', String(flags.dry_run))
  return answer(api.POST('/api/orders/import', { body: { file: file.name, ...flags }, bodySerializer: () => form }))
}

/** Taking in a file of orders: first it is only checked, then, when the reader says so, taken in. */
export function useImport() {
  const file = shallowRef<File>()
  const strict = ref(false)
  const checked = shallowRef<ImportReport>()
  const taken = shallowRef<ImportReport>()
  const { busy, problem, attempt, forget } = useAttempt()

  async function check() {
    checked.value = undefined
    taken.value = undefined
    const { value: chosen } = file
    const flags = { strict: strict.value, dry_run: true }
    if (chosen) await attempt(async () => (checked.value = await sendFile(chosen, flags)))
  }

  const takeIn = (chosen: File) =>
    attempt(async () => (taken.value = await sendFile(chosen, { strict: strict.value, dry_run: false })))

  function startAgain() {
    file.value = undefined
    forget()
  }

  watch([file, strict], check)
  return { file, strict, checked, taken, busy, problem, check, takeIn, startAgain }
}

/** The columns that an order file may have. */
export const useColumns = () => useLive(() => 'columns', () => answer(api.GET('/api/orders/import/columns')))
