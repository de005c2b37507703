import { createHash } from 'node:crypto'
import type { Notice } from '@passerelle/domain/exchange'
import { consentNotice } from '@passerelle/messages/consent-notice'

/**
 * The text that is put before a person who is to agree, in the first of these languages that there is one in. The notice
 * that was shown is named by edition, language and hash.
 */
export function noticeIn(tags: readonly string[]): { readonly notice: Notice; readonly text: string } {
  const { text, version, language } = consentNotice(tags)
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex')
  return { text, notice: { version, language, sha256 } }
}
