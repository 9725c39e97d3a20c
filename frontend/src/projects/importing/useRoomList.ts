import { ref, shallowRef } from 'vue'
import { answer, api } from '@/shared/api'
import { useAttempt } from '@/shared/useAttempt'
import type { Preview } from '../model'

const at = (id: number) => ({ params: { path: { id } } })

function preview(id: number, file: File): Promise<Preview> {
  const form = new FormData()
  form.append('file', file)
  return answer(api.POST('/api/rollouts/{id}/rooms/preview', {
    ...at(id), body: { file: file.name }, bodySerializer: () => form,
  }))
}

function take(id: number, file: File, token: string): Promise<Preview> {
  const form = new FormData()
  form.append('file', file)
  form.append('token', token)
  return answer(api.POST('/api/rollouts/{id}/rooms', {
    ...at(id), body: { file: file.name, token }, bodySerializer: () => form,
  }))
}

/** A hotel's room list: looked at first, taken in exactly as it was shown. */
export function useRoomList(id: () => number) {
  const file = shallowRef<File>()
  const shown = shallowRef<Preview>()
  const taken = ref(false)
  const { busy, problem, attempt, forget } = useAttempt()

  async function look(chosen: File | undefined = file.value) {
    file.value = chosen
    shown.value = undefined
    taken.value = false
    if (chosen) await attempt(async () => (shown.value = await preview(id(), chosen)))
  }

  async function takeIn(): Promise<Preview | undefined> {
    const { value: chosen } = file
    const { value: seen } = shown
    if (!chosen || !seen) return undefined
    taken.value = await attempt(async () => (shown.value = await take(id(), chosen, seen.token)))
    return taken.value ? shown.value : undefined
  }

  function startAgain() {
    file.value = undefined
    shown.value = undefined
    taken.value = false
    forget()
  }

  return { file, shown, taken, busy, problem, look, takeIn, startAgain }
}
