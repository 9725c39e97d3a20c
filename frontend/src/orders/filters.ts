import type { LocationQuery } from 'vue-router'
import type { OrderKind } from '@/shared/ui/KindTag.vue'
import type { OrderState } from '@/shared/ui/StateTag.vue'
import { KINDS, STATES, type NextStep } from './model'

export type Due = 'overdue' | 'soon'

/** What a failed visit left to be done; `any`: whatever it is. */
export type Wants = 'any' | NextStep
export const WANTS: Wants[] = ['any', 'rebook', 'correct_address', 'suspend', 'cancel_asked', 'other_technician']

/** What the order list shows; blank ones don't filter. `day`: of the promised window, `2026-03-02`. */
export interface OrderFilters {
  state: OrderState | ''
  kind: OrderKind | ''
  grid: string
  q: string
  due: Due | ''
  day: string
  wants: Wants | ''
  emergency: boolean
  same_day: boolean
  page: number
}

export const NO_FILTERS: OrderFilters = {
  state: '', kind: '', grid: '', q: '', due: '', day: '', wants: '', emergency: false, same_day: false, page: 1,
}

const text = (value: LocationQuery[string] | undefined): string => {
  const one = Array.isArray(value) ? value[0] : value
  return one?.trim() ?? ''
}

const oneOf = <T extends string>(value: string, known: readonly T[]): T | '' => known.find((each) => each === value) ?? ''

/** The filters that an address asks for. What it says wrongly filters nothing. */
export function filtersOf(query: LocationQuery): OrderFilters {
  const page = Number(text(query.page))
  const day = text(query.day)
  return {
    state: oneOf(text(query.state), STATES),
    kind: oneOf(text(query.kind), KINDS),
    grid: text(query.grid),
    q: text(query.q),
    due: oneOf(text(query.due), ['overdue', 'soon']),
    day: isDay(day) ? day : '',
    wants: oneOf(text(query.wants), WANTS),
    emergency: text(query.emergency) === '1',
    same_day: text(query.same_day) === '1',
    page: Number.isInteger(page) && page > 0 ? page : 1,
  }
}

function isDay(said: string): boolean {
  const at_ms = /^\d{4}-\d{2}-\d{2}$/.test(said) ? Date.parse(`${said}T00:00:00Z`) : NaN
  return !Number.isNaN(at_ms) && new Date(at_ms).toISOString().startsWith(said)
}

/** The filters as an address says them: only those that are set, so that it stays short. */
export function queryOf(filters: OrderFilters): Record<string, string> {
  const { page, emergency, same_day, ...texts } = filters
  return Object.fromEntries(
    [
      ...Object.entries(texts),
      ['emergency', emergency ? '1' : ''],
      ['same_day', same_day ? '1' : ''],
      ['page', page > 1 ? String(page) : ''],
    ].filter(([, value]) => value !== ''),
  )
}

/** The filters as the API takes them. */
export function asked({ emergency, same_day, state, kind, grid, q, due, day, wants, page }: OrderFilters) {
  return {
    page,
    ...(state && { state }),
    ...(kind && { kind }),
    ...(grid && { grid }),
    ...(q && { q }),
    ...(due && { due }),
    ...(day && { day }),
    ...(wants && { wants }),
    ...(emergency && { emergency }),
    ...(same_day && { same_day }),
  }
}

export const isFiltered = (filters: OrderFilters): boolean => Object.keys(queryOf({ ...filters, page: 1 })).length > 0
