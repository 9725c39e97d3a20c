import type { components } from '@/shared/api'
import type { Pon } from '../model'

type Schemas = components['schemas']
export type OrderIn = Schemas['OrderIn']
export type OrderTaken = Schemas['OrderTaken']
export type KnownCustomer = Schemas['KnownCustomer']
export type OpenOrder = Schemas['OpenOrderOut']
export type ProductKind = Schemas['ProductIn']['kind']
export type DayPart = 'day' | 'morning' | 'afternoon' | 'evening'

export const KINDS: OrderIn['kind'][] = ['install', 'repair', 'move', 'change', 'remove']
export const SEGMENTS: NonNullable<OrderIn['segment']>[] = ['home', 'business', 'hotel']
export const ACCESSES: NonNullable<OrderIn['access']>[] = ['ftth', 'fttb', 'lan']
export const PONS: Pon[] = ['gpon', 'xgspon', 'epon']
export const RATES = [100, 200, 300, 500, 1000, 2000]

/** Hours of each part of a day, as on the public form. */
const HOURS: Record<DayPart, [number, number]> = {
  day: [8, 21], morning: [8, 12], afternoon: [12, 18], evening: [18, 21],
}
export const DAY_PARTS = Object.keys(HOURS) as DayPart[]

/** An order while it is being typed. A customer or address that we know is named by its id. */
export interface Draft {
  phone: string
  customer: string
  name: string
  segment: NonNullable<OrderIn['segment']>
  contactName: string
  contactPhone: string
  site: string
  address: string
  grid: string
  place: string
  accessNotes: string
  kind: OrderIn['kind']
  need: string
  products: ProductKind[]
  rate: number | undefined
  access: NonNullable<OrderIn['access']>
  /** Blank: not known. */
  pon: Pon | ''
  emergency: boolean
  sameDay: boolean
  wishedOn: string
  wishedPart: DayPart
}

export const blank = (): Draft => ({
  phone: '', customer: '', name: '', segment: 'home', contactName: '', contactPhone: '', site: '', address: '',
  grid: '', place: '', accessNotes: '', kind: 'install', need: '', products: ['broadband'], rate: undefined,
  access: 'ftth', pon: '', emergency: false, sameDay: false, wishedOn: '', wishedPart: 'day',
})

/** What of the draft the server's fields are made of: once that is changed, what was wrong may be right. */
export const TYPED_AS: Record<string, (keyof Draft)[]> = {
  customer_phone: ['phone', 'customer'],
  customer_name: ['name', 'customer'],
  customer_id: ['customer'],
  contact_name: ['contactName', 'contactPhone'],
  contact_phone: ['contactName', 'contactPhone'],
  site_id: ['site'],
  address: ['address', 'site'],
  access_notes: ['accessNotes', 'site'],
  grid: ['grid', 'place', 'site'],
  lat: ['place'],
  lon: ['place'],
  need: ['need'],
  products: ['products', 'rate'],
  pon: ['pon', 'access'],
  wish: ['wishedOn', 'wishedPart', 'sameDay'],
}

const IN_CHINA = { lon: [73, 136], lat: [3, 54] } as const
const within = (value: number, [least, most]: readonly [number, number]) => value >= least && value <= most

/** `117.30, 31.87` or `31.87 117.30`: which is which shows by their size in China. */
export function readPlace(said: string): { lat: number; lon: number } | undefined {
  const [one, other, ...more] = said.trim().split(/[\s,，;；]+/).map(Number)
  if (one === undefined || other === undefined || more.length || Number.isNaN(one + other)) return undefined
  if (within(one, IN_CHINA.lon) && within(other, IN_CHINA.lat)) return { lon: one, lat: other }
  if (within(one, IN_CHINA.lat) && within(other, IN_CHINA.lon)) return { lat: one, lon: other }
  return undefined
}

const twoDigits = (hour: number) => String(hour).padStart(2, '0')

/** The wished window by the clock in China. */
export function wishOf(on: string, part: DayPart): OrderIn['wish'] {
  if (!on) return undefined
  const [from, to] = HOURS[part].map((hour) => `${on}T${twoDigits(hour)}:00:00+08:00`)
  return from !== undefined && to !== undefined ? { from_at: from, to_at: to } : undefined
}

/** As the server takes it: of a customer or an address that we know, the id alone. */
export function orderOf(id: string, draft: Draft): OrderIn {
  const { customer, site } = draft
  const place = site ? undefined : readPlace(draft.place)
  return {
    id,
    source: 'desk',
    number: '',
    kind: draft.kind,
    need: draft.need,
    segment: draft.segment,
    customer_id: customer || undefined,
    customer_name: customer ? '' : draft.name,
    customer_phone: customer ? '' : draft.phone,
    contact_name: draft.contactName,
    contact_phone: draft.contactPhone,
    site_id: site || undefined,
    address: site ? '' : draft.address,
    access_notes: site ? '' : draft.accessNotes,
    grid: draft.grid,
    lat: place?.lat,
    lon: place?.lon,
    products: draft.products.map((kind) => ({ kind, down_mbps: kind === 'broadband' ? draft.rate : undefined })),
    access: draft.access,
    pon: draft.access === 'lan' ? undefined : draft.pon || undefined,
    port: '',
    emergency: draft.emergency,
    same_day: draft.sameDay,
    wish: wishOf(draft.wishedOn, draft.wishedPart),
  }
}
