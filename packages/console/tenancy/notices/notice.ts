import type { CallOptions, ResourceOf } from '@passerelle/client'
import type { Language } from '@passerelle/messages'
import { draftIn } from '@passerelle/messages/consent-drafts'
import { consentNotice } from '@passerelle/messages/consent-notice'
import type { CodesOf } from '@passerelle/messages/console'
import { useQuery } from '@tanstack/react-query'
import { useRead } from '../../api/use-read.ts'

export type Notice = ResourceOf<'readConsentNotice'>
export type Edition = Notice['editions'][number]
type Body = CallOptions<'writeConsentNotice'>['body']
export type Texts = Body['texts']

/** The paragraphs in the order in which they are read. */
export const paragraphs = [
  'purpose',
  'choice',
  'tiers',
  'never',
  'abroad',
  'withdrawal',
  'end',
] as const satisfies readonly (keyof Texts & CodesOf<'paragraph'>)[]

export const reviewBases = [
  'own_reading',
  'sworn_translation',
  'translation_agency',
] as const satisfies readonly CodesOf<'reviewBasis'>[]

export const useNotices = () => useRead('listConsentNotices', [])

export const useNotice = (language: string) => useRead('readConsentNotice', [{ params: { language } }])

/** The edition of a notice that stands in one state; each state but the past ones has one at the most. */
export function editionIn(
  { editions }: Pick<Notice, 'editions'>,
  state: Edition['state'],
): Edition | undefined {
  return editions.find((edition) => edition.state === state)
}

/** A whole text in its paragraphs; an empty line stands between two. */
export function textsOf(whole: string | undefined): Texts {
  const lines = whole?.split('\n\n') ?? []
  return Object.fromEntries(paragraphs.map((name, place) => [name, lines[place] ?? ''])) as Texts // one for each name
}

/** The platform's own words: reviewed in the reader's language, and a draft in the one that is written, if there is one. */
export function usePattern(reader: Language, language: string) {
  return useQuery({
    queryKey: ['pattern', reader, language],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const [reviewed, draft] = await Promise.all([consentNotice(reader), draftIn([language])])
      return { reviewed: textsOf(reviewed.text), ...(draft && { draft: textsOf(draft.text) }) }
    },
  })
}
