import type { Messages } from '../messages'

export const ui: Messages['ui'] = {
  signature: {
    area: 'Signature area',
    hint: 'Sign inside the frame',
    undo: 'Undo a stroke',
    clear: 'Clear',
    keyboard: 'If you can’t sign by hand, ask the technician to record a spoken consent with the reason.',
  },
  photo: {
    take: 'Take a photo',
    retake: 'Retake',
    working: 'Compressing…',
    taken: 'Taken, {size}',
    alt: 'Photo: {label}',
  },
  scanner: {
    start: 'Scan',
    stop: 'Stop scanning',
    light: 'Light',
    aim: 'Put the code inside the frame',
    from_photo: 'Read from a photo',
    found: 'Found {code}',
    not_found: 'No code was found in the photo. Go closer and retake it, or type it in.',
    no_camera: 'The camera can’t be opened: allow it in the browser, or read from a photo, or type it in.',
  },
}
