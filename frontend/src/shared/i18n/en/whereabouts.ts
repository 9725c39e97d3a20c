import type { Messages } from '../messages'

export const whereabouts: Messages['whereabouts'] = {
  label: 'Your position',
  on: 'Your position is told once a minute, only as how far off you are, until you arrive.',
  off: 'Your position is not told; the customer sees a time reckoned by the way.',
  forbidden: 'The phone allows no position; the customer sees a time reckoned by the way.',
  stop: 'Stop',
  share: 'Share',
}
