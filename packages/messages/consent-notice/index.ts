import type { NoticeTexts } from '@passerelle/domain/tenancy'
import type { Language } from '../core/languages.ts'
import { wholeText } from './paragraphs.ts'

type Notice = { readonly version: number; readonly texts: NoticeTexts }

// A person reads one, and most of what a function does is about none: each is loaded when it is shown.
const files: Readonly<Record<Language, () => Promise<{ readonly default: Notice }>>> = {
  en: () => import('./en.lazy.json', { with: { type: 'json' } }),
  de: () => import('./de.lazy.json', { with: { type: 'json' } }),
  fr: () => import('./fr.lazy.json', { with: { type: 'json' } }),
  ar: () => import('./ar.lazy.json', { with: { type: 'json' } }),
}

/**
 * The reviewed text of the platform that is put before a person who is to agree. Evidence of a consent names its version
 * and hash: a new wording is a new version.
 */
export async function consentNotice(
  language: Language,
): Promise<{ readonly version: number; readonly text: string }> {
  const { version, texts } = (await files[language]()).default
  return { version, text: wholeText(texts) }
}
