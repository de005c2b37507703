import { createHash } from 'node:crypto'
import type { Notice } from '@passerelle/domain/exchange'
import { consentNotice } from '@passerelle/messages/consent-notice'

/**
 * The text that is put before a person who is to agree. The notice that was shown is named by edition, language and
 * hash.
 */
export function noticeIn(tag: string): { readonly notice: Notice; readonly text: string } {
  const { text, version, language } = consentNotice(tag)
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex')
  return { text, notice: { version, language, sha256 } }
}
