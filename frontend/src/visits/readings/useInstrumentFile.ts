import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { report } from '@/shared/api'
import type { Draft } from '../form'
import type { FieldStep } from '../model'
import { emptied, FILE_SLOT, filled, fills, isUntouched, readable } from './filling'
import type { Reading } from './instruments'
import type { Refused } from './taking'

/** The reader comes when it is needed, and is kept for work without network. */
const reader = () => import('./taking')

/** An instrument's file in a step's form: it fills the numbers as measured, until somebody types others. */
export function useInstrumentFile(draft: Ref<Draft>, step: () => FieldStep) {
  const busy = ref(false)
  const refused = ref<Refused>()
  const reading = shallowRef<Reading>()

  const file = computed(() => draft.value.pictures[FILE_SLOT])
  const filling = computed(() => (reading.value ? fills(step(), reading.value.values) : {}))
  const numbers = computed(() => readable(step()).map(({ name }) => draft.value.values[name]))

  /** A form that was left half filled has its file still. */
  async function resume(): Promise<void> {
    const kept = file.value
    if (!kept) reading.value = undefined
    else if (!reading.value) reading.value = await (await reader()).read(kept.blob)
  }

  async function pick(picked: File): Promise<void> {
    busy.value = true
    try {
      const found = await (await reader()).taken(picked, step())
      refused.value = 'refused' in found ? found.refused : undefined
      if ('refused' in found) return
      reading.value = found.reading
      draft.value = filled(draft.value, filling.value, found.evidence)
    } catch (thrown) {
      report(thrown)
    } finally {
      busy.value = false
    }
  }

  function drop(): void {
    draft.value = emptied(draft.value, filling.value)
    reading.value = undefined
  }

  watch(file, () => void resume().catch(report), { immediate: true })
  watch(numbers, () => {
    if (!reading.value || !file.value) return
    draft.value.values.manner = isUntouched(draft.value.values, filling.value) ? 'measured' : 'manual'
  })

  return { busy, refused, reading, file, filling, pick, drop }
}
