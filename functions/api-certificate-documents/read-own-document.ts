import type { Page } from '@passerelle/contract/kit'
import { type CertificateId, refuse } from '@passerelle/domain/kernel'
import type { Language } from '@passerelle/messages'
import { ownPersonOf, Rejected } from '@passerelle/runtime'
import { findOwnCertificates } from '@passerelle/table/casework'
import type { DocumentsContext } from './context.ts'
import { documentOf } from './document.ts'

/**
 * One's own certificate, set to be printed.
 *
 * @throws {Rejected} `unauthenticated` where the link is not the one that counts
 * @throws {Refused} as `readDocument`
 */
export async function readOwnDocument(
  { session, table, home, language: preferred }: DocumentsContext,
  id: CertificateId,
  language: Language = preferred,
): Promise<Page> {
  const { participantId, link } = ownPersonOf(session)
  const found = await findOwnCertificates(table, participantId, link)
  if (found === undefined) throw new Rejected({ code: 'unauthenticated' })
  const certificate = found.certificates.find((each) => each.id === id) ?? refuse({ code: 'not_found' })
  const { participant, organisation } = found.own
  return documentOf({ certificate, participant, organisation }, home, language)
}
