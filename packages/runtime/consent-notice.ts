import { createHash } from 'node:crypto'
import { chooseNotice, type Notice } from '@passerelle/domain/exchange'
import { type NoticesInForce, type NoticeTexts, wholeNotice } from '@passerelle/domain/tenancy'
import { consentNotice } from '@passerelle/messages/consent-notice'

/** In which languages a person is to be put a notice before, the one they like best first, and what there is besides. */
export type Wanted = {
  /** The languages that were asked for. */
  readonly asked: readonly string[]
  /** The languages that the person speaks. */
  readonly spoken: readonly string[]
  /** The reviewed notices of the organisation's own. */
  readonly own: NoticesInForce
}

/** All of them, the first first. */
export function languagesOf({ asked, spoken }: Pick<Wanted, 'asked' | 'spoken'>): readonly string[] {
  return [...asked, ...spoken]
}

/** A notice by itself, whatever stands beside it. */
export type ReviewedNotice = Omit<Notice, 'draft'>

/** The words of one edition of the organisation's own. */
export type ReadWording = (language: string, edition: number) => Promise<NoticeTexts | undefined>

/** The reviewed notice that is put before the person, named by edition, language and hash. */
export async function noticeFor(wanted: Wanted): Promise<ReviewedNotice> {
  const choice = chooseNotice(languagesOf(wanted), wanted.own)
  const { language, source } = choice
  if (choice.source === 'organisation') {
    return { version: choice.edition, language, sha256: choice.sha256, source }
  }
  const { version, text } = await consentNotice(choice.language)
  return { version, language, sha256: sha256Of(text), source }
}

/** Its words. @throws {TypeError} where they are not those that were reviewed */
export async function textOf(
  { source, language, version, sha256 }: ReviewedNotice,
  readWording: ReadWording,
): Promise<string> {
  // A platform's notice is always in one of its languages.
  if (source !== 'organisation') return (await consentNotice(language as 'en')).text
  const texts = await readWording(language, version)
  const text = texts && wholeNotice(texts)
  if (text === undefined || sha256Of(text) !== sha256) throw new TypeError('a notice that was never reviewed')
  return text
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
