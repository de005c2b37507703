import { isSameWriting, type LanguageTag } from '../../kernel/codes/languages.ts'
import { type PlatformLanguage, platformLanguages } from '../../kernel/codes/platform-languages.ts'
import type { Instant } from '../../kernel/time.ts'
import type { NoticesInForce } from '../../tenancy/consent-notice.ts'
import type { Referral } from '../referral/referral.ts'

/** Whose reviewed notice is put before a person, and in which language. */
export type NoticeChoice =
  | { readonly source: 'platform'; readonly language: PlatformLanguage }
  | {
      readonly source: 'organisation'
      readonly language: LanguageTag
      readonly edition: number
      readonly sha256: string
    }

/**
 * The reviewed notice in the first of these languages that there is one in: the platform's, or the organisation's own
 * for a language that the platform has none in. Where there is none, the English one, for somebody to interpret.
 */
export function chooseNotice(wanted: readonly LanguageTag[], own: NoticesInForce): NoticeChoice {
  for (const tag of wanted) {
    const choice = reviewedIn(tag, own)
    if (choice) return choice
  }
  return { source: 'platform', language: 'en' }
}

/** The languages before the first one that a reviewed notice is written in: for these there may be a draft to show. */
export function withoutNotice(wanted: readonly LanguageTag[], own: NoticesInForce): readonly LanguageTag[] {
  const first = wanted.findIndex((tag) => reviewedIn(tag, own) !== undefined)
  return first < 0 ? wanted : wanted.slice(0, first)
}

/**
 * Whether something else may have been put before the person when they were asked than would be now, because the
 * organisation has reviewed or withdrawn a notice in one of their languages since. Of a question whose moment is not
 * known, it may.
 */
export function mayHaveSeenAnother(
  wanted: readonly LanguageTag[],
  own: NoticesInForce,
  askedAt: Instant | undefined,
): boolean {
  for (const tag of wanted) {
    if (platformNoticeIn(tag)) return false
    const readable = readableIn(tag, own)
    if (readable.some(({ since }) => askedAt === undefined || since >= askedAt)) return true
    if (readable.some(({ inForce }) => inForce)) return false
  }
  return false
}

function reviewedIn(tag: LanguageTag, own: NoticesInForce): NoticeChoice | undefined {
  const platform = platformNoticeIn(tag)
  if (platform) return { source: 'platform', language: platform }
  const readable = readableIn(tag, own).filter(({ inForce }) => inForce)
  const entry = readable.find(({ language }) => language === tag) ?? readable[0]
  return entry?.inForce && { source: 'organisation', language: entry.language, ...entry.inForce }
}

/** Whether the organisation's own notices have a say: the platform has none in the language that comes first. */
export function dependsOnOwn([first]: readonly LanguageTag[]): boolean {
  return first === undefined || platformNoticeIn(first) === undefined
}

/** When the person was asked what they are to answer now; unknown where they were not. */
export function askedAt({ deadlines }: Pick<Referral, 'deadlines'>): Instant | undefined {
  return deadlines.find(({ policy }) => policy === 'consent_request')?.startedAt
}

function platformNoticeIn(tag: LanguageTag): PlatformLanguage | undefined {
  const { language } = new Intl.Locale(tag)
  return platformLanguages.find((spoken) => spoken === language)
}

/** The organisation's own notices that somebody who reads this language can read, also those that were withdrawn. */
function readableIn(tag: LanguageTag, { notices }: NoticesInForce): NoticesInForce['notices'] {
  return notices.filter(({ language }) => isSameWriting(language, tag))
}
