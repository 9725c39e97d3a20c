import type { DoorStep, DoorView, Wish } from './model'

export const PHASES = ['book', 'come', 'work', 'sign', 'rate'] as const
export type Phase = (typeof PHASES)[number]

/** What stands on top of the page; `rework`: the customer picks when it shall be put right. */
export type Topic = DoorStep | 'move' | 'rework'

const MOVABLE = new Set<DoorStep>(['wait'])

/** May the customer turn to this now? */
export function allows(view: DoorView, wish: Wish): boolean {
  if (wish === 'move') return MOVABLE.has(view.step) && view.offers.some(({ offered }) => offered)
  if (wish === 'stay') return view.step === 'work' && laterWanted(view)
  return wish === 'sign' ? view.can_sign && inRework(view) : view.can_rate
}

/** What the customer turned to if it is still allowed, else what the order asks of them. */
export function topicOf(view: DoorView, wish: Wish | undefined): Topic {
  const allowed = wish && allows(view, wish) ? wish : undefined
  if (view.step === 'work' && laterWanted(view) && allowed === undefined) return 'rework'
  return allowed === undefined || allowed === 'stay' ? view.step : allowed
}

/** Dissatisfied, and it shall be put right at another time that is still to be chosen. */
export const laterWanted = (view: DoorView): boolean => inRework(view) && view.acceptance?.rework === 'later'

const PHASE_OF: Partial<Record<DoorStep, Phase>> = {
  book: 'book', wait: 'book', on_the_way: 'come', desk: 'work', agree: 'work', work: 'work', sign: 'sign', sheet: 'sign',
  rate: 'rate', done: 'rate',
}

/** Where the visit stands on its way; undefined when it doesn't go on. */
export const phaseOf = ({ step }: DoorView): Phase | undefined => PHASE_OF[step]

/** The last signature said that something is wrong, and no later one says that it is right. */
export const inRework = ({ state }: DoorView): boolean => state === 'rework'
