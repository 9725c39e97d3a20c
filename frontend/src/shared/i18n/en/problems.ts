import type { Messages } from '../messages'

export const problems: Messages['problems'] = {
  clause: 'Clause {id}: {title}',
  missing: 'still missing {what}',
  code: 'Code {code}',
  error_id: 'Error id {id}',
  network: { title: 'The server can’t be reached', mend: 'Check the network and try again; what you filled in is still there.' },
  unreadable: { title: 'The server’s answer can’t be read ({status})', mend: 'Try again later; if it stays, ask the administrator to check the service.' },
  unexpected: { title: 'The page failed', mend: 'Reload and try again; if it stays, send the line below to the administrator.' },
  insecure: { title: 'This page can’t keep photos', mend: 'Open the page by its https address, then take the photo again.' },
  photo: { title: 'The photo can’t be opened', mend: 'Take it again, with the camera rather than from the album.' },
}
