import type { Messages } from '../messages'

export const scanning: Messages['scanning'] = {
  label: {
    title: 'Photo of the label',
    hint: 'Get SN and MAC sharp; empty fields fill themselves',
    no_codes: 'No code was read from the photo; it goes along as evidence all the same. Check what you typed.',
    differs_sn: 'The label says SN {read}, which isn’t what was entered: check it',
    differs_mac: 'The label says MAC {read}, which isn’t what was entered: check it',
  },
  notes: {
    prefix: 'A MAC of {model} doesn’t usually begin with {prefix}: look at the label again',
    local: 'This MAC wasn’t given by a maker, which is rare on a label: look again',
    multicast: 'This MAC is a multicast address, never a device’s own: look again',
    used_sn: 'This SN was already recorded today, in the order of {who}',
    used_mac: 'This MAC was already recorded today, in the order of {who}',
    twice: 'Another device of this order (SN {sn}) has this MAC already',
  },
}
