/** Puts a text on the clipboard, also where the page came without https and the browser has no clipboard of its own. */
export async function toClipboard(text: string): Promise<void> {
  const own = navigator.clipboard as Clipboard | undefined
  if (own) return own.writeText(text)
  const dialog = document.activeElement?.closest('dialog, [role=dialog]') ?? document.body
  const area = Object.assign(document.createElement('textarea'), { value: text, readOnly: true })
  area.style.position = 'fixed'
  dialog.append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  if (!done) throw new Error('The browser let nothing be copied.')
}
