import type { NoticeTexts } from '@passerelle/domain/tenancy'
import type { Language } from '../core/languages.ts'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }
import { wholeText } from './paragraphs.ts'

type Notice = { readonly version: number; readonly texts: NoticeTexts }

const notices: Readonly<Record<Language, Notice>> = { en, de, fr, ar }

/**
 * The reviewed text of the platform that is put before a person who is to agree. Evidence of a consent names its version
 * and hash: a new wording is a new version.
 */
export function consentNotice(language: Language): { readonly version: number; readonly text: string } {
  const { version, texts } = notices[language]
  return { version, text: wholeText(texts) }
}
