import { common } from './common'
import { console } from './console'
import { door } from './door'
import { field } from './field'
import { install } from './install'
import { offline } from './offline'
import { onsite } from './onsite'
import { problems } from './problems'
import { readings } from './readings'
import { rooms } from './rooms'
import { scanning } from './scanning'
import { terms } from './terms'
import { ui } from './ui'
import { visits } from './visits'
import { whereabouts } from './whereabouts'

export const zh = {
  common, problems, readings, rooms, terms, ui, visits, console, field, install, onsite, door, offline,
  scanning, whereabouts,
}
