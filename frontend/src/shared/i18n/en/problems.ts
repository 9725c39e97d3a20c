import type { Messages } from '../messages'

export const problems: Messages['problems'] = {
  heading: 'This was not done',
  clause: 'Clause {id}',
  missing: 'Still missing',
  retryable: 'You can try again',
  code: 'Code {code}',
  network: { title: 'The server can’t be reached', mend: 'Check the network and try again; what is saved on this device is kept.' },
  unreadable: { title: 'The server’s answer can’t be read ({status})', mend: 'Try again later; if it stays, ask the administrator to check the service.' },
  unexpected: { title: 'The page failed', mend: 'Reload and try again; if it stays, send the line below to the administrator.' },
}
