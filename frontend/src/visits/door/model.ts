import type { components } from '@/shared/api'

type Schemas = components['schemas']

export type DoorView = Schemas['DoorView']
export type DoorStep = DoorView['step']
export type Coming = NonNullable<DoorView['coming']>
export type Complaint = DoorView['complaints'][number]
export type Offer = DoorView['offers'][number]

/** What the customer may turn to by themselves, beside what the page asks for. */
export type Wish = 'move' | 'sign' | 'rate' | 'stay'
