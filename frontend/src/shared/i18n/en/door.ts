import type { Messages } from '../messages'

export const door: Messages['door'] = {
  title: 'Your visit',
  no_link: 'Open the link from your text message',
  no_link_hint: 'This page opens only by the personal link that we sent you.',
}
