import type { Bilingual } from '@/shared/i18n'
import type { OrderDetail } from '../model'

type Step = OrderDetail['steps'][number]

export interface StageProgress {
  id: string
  title: Bilingual
  steps: Step[]
  done: number
  standing: 'open' | 'begun' | 'done'
}

/** The steps gathered by stage, in order of work. */
export function stagesOf(steps: Step[]): StageProgress[] {
  const stages = new Map<string, Step[]>()
  for (const step of steps) stages.set(step.stage, [...(stages.get(step.stage) ?? []), step])
  return [...stages].map(([id, own]) => {
    const done = own.filter((step) => step.done_at !== null).length
    const standing = done === 0 ? 'open' : done === own.length ? 'done' : 'begun'
    return { id, title: own[0]?.stage_title ?? { zh: id, en: id }, steps: own, done, standing }
  })
}
