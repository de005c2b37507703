import type { Page } from '@passerelle/contract/kit'
import type { CertificateId, ParticipantId } from '@passerelle/domain/kernel'
import type { Language } from '@passerelle/messages'
import type { DocumentsContext } from './context.ts'
import { documentOf } from './document.ts'

/**
 * A certificate of a case, set to be printed. One that was taken back is set no more.
 *
 * @throws {Refused} `not_found`, and `not_possible` `certificate_revoked`
 */
export async function readDocument(
  context: DocumentsContext,
  participant: ParticipantId,
  id: CertificateId,
  language: Language = context.language,
): Promise<Page> {
  const named = await context.certificates.named(participant, id)
  return documentOf(named, context.home, language)
}
