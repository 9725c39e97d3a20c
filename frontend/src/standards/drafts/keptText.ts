/** What is typed and not saved yet also stays on this device, should the page be closed or the login end. */
const keyOf = (draft: number): string => `doorstep.draft.${draft}`

export interface KeptText {
  content: string
  revision: number
}

export function keepText(draft: number, kept: KeptText): void {
  localStorage.setItem(keyOf(draft), JSON.stringify(kept))
}

export const forgetText = (draft: number): void => localStorage.removeItem(keyOf(draft))

export function keptText(draft: number): KeptText | undefined {
  const said = localStorage.getItem(keyOf(draft))
  return said === null ? undefined : JSON.parse(said) as KeptText
}
