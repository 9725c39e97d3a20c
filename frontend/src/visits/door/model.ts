import type { components } from '@/shared/api'

type Schemas = components['schemas']

export type DoorView = Schemas['DoorView']
export type DoorStep = DoorView['step']

/** What the customer may turn to by themselves, beside what the page asks for. */
export type Wish = 'move' | 'sign' | 'rate'
