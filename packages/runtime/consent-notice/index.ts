import { createHash } from 'node:crypto'
import type { Notice } from '@passerelle/domain/exchange'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

const notices: ReadonlyMap<string, { readonly version: number; readonly paragraphs: readonly string[] }> =
  new Map(Object.entries({ ar, de, en, fr }))

/**
 * The text that is put before a person who is to agree, in their language where there is one, else in English for
 * somebody to interpret. What was shown is named by edition, language and hash.
 */
export function noticeIn(wanted: string): { readonly notice: Notice; readonly text: string } {
  const [primary = ''] = wanted.toLowerCase().split('-')
  const language = notices.has(primary) ? primary : 'en'
  const { version, paragraphs } = notices.get(language) ?? en
  const text = paragraphs.join('\n\n')
  return {
    text,
    notice: { version, language, sha256: createHash('sha256').update(text, 'utf8').digest('hex') },
  }
}
