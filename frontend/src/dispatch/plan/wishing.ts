import type { Occasion, Wish } from './model'

export const OCCASIONS = ['whole', 'technician_off', 'technician_late', 'overrun', 'cancelled', 'urgent'] as const
export type Why = (typeof OCCASIONS)[number]

/** What the reader has filled in; times as `13:30`, blank where none is meant. */
export interface Form {
  why: Why
  staff_no: string
  number: string
  from: string
  to: string
  grids: string[]
  seconds: number
  max_moves: number | undefined
}

export const blank = (grid: string): Form => ({
  why: 'whole', staff_no: '', number: '', from: '', to: '', grids: grid ? [grid] : [], seconds: 30, max_moves: undefined,
})

/** What each occasion is about, and which times it may say. */
export const ASKS: Record<Why, { about?: 'staff_no' | 'number'; from?: true; to?: true; needs_to?: true }> = {
  whole: {},
  technician_off: { about: 'staff_no', from: true, to: true },
  technician_late: { about: 'staff_no', to: true, needs_to: true },
  overrun: { about: 'number', to: true },
  cancelled: { about: 'number' },
  urgent: { about: 'number' },
}

export function isComplete(form: Form): boolean {
  const { about, needs_to } = ASKS[form.why]
  return (!about || form[about].trim() !== '') && (!needs_to || form.to !== '')
}

/** The form as the server wants it, for a local day in China. */
export function wishOf(form: Form, day: string): Wish {
  const at = (time: string) => (time ? `${day}T${time}:00+08:00` : null)
  const { about, from, to } = ASKS[form.why]
  const occasion: Occasion | null = form.why === 'whole'
    ? null
    : {
        kind: form.why,
        staff_no: about === 'staff_no' ? form.staff_no : null,
        number: about === 'number' ? form.number.trim() : null,
        from_at: from ? at(form.from) : null,
        to_at: to ? at(form.to) : null,
      }
  return {
    day,
    grids: form.grids.length ? form.grids : null,
    seconds: form.seconds,
    max_moves: form.max_moves ?? null,
    occasion,
  }
}
