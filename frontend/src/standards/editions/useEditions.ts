import { answer, api } from '@/shared/api'
import { useLive, type Live } from '@/shared/useLive'
import type { Edition } from '../model'

const fetchEditions = (standard: string): Promise<Edition[]> =>
  answer(api.GET('/api/standards/{standard}/editions', { params: { path: { standard } } }))

/** An edition's file as it was published. Editions never change. */
export const fetchContent = async (sha256: string): Promise<string> =>
  (await answer(api.GET('/api/standards/editions/{sha256}', { params: { path: { sha256 } } }))).content

/** The editions of a standard, the newest first. */
export const useEditions = (standard: () => string): Live<Edition[]> => useLive(standard, fetchEditions)

export interface EditionText extends Edition {
  content: string
}

/** All editions of a standard with their files; none until a standard is named. */
export const useEditionTexts = (standard: () => string): Live<EditionText[]> =>
  useLive(standard, async (named) => {
    if (!named) return []
    const editions = await fetchEditions(named)
    return Promise.all(editions.map(async (edition) => ({ ...edition, content: await fetchContent(edition.sha256) })))
  })
