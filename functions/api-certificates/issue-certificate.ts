import type { CertificateView } from '@passerelle/contract/certificates'
import {
  issueCertificate as issue,
  listOfTry,
  type NewCertificate,
  type UnsignedCertificate,
} from '@passerelle/domain/certificates'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { retryWhileContended } from '@passerelle/table'
import type { Certificates, FoundGrounds, Signed } from '@passerelle/table/certificates'
import type { CertificatesContext } from './context.ts'
import { certificateEntry } from './entry.ts'
import { signedCertificate } from './signed.ts'
import { viewCertificate } from './view-certificate.ts'
import { languageOf } from './words.ts'

/** Issues a certificate of what is recorded in a case. */
export async function issueCertificate(
  context: CertificatesContext,
  participant: ParticipantId,
  order: NewCertificate,
): Promise<CertificateView> {
  const { certificate } = await issueIn(context, context.certificates, participant, order, 'issue')
  return viewCertificate(certificate)
}

/** What was answered when it was issued, as it is now. */
export async function readIssued(
  { certificates }: CertificatesContext,
  participant: ParticipantId,
  number: number,
): Promise<CertificateView> {
  const all = await certificates.ofCase(participant)
  return viewCertificate(all[number - 1] ?? refuse({ code: 'not_found' }))
}

/**
 * The same in the cases within a reach, alone or as one of many. A place in a list that is taken is drawn anew; after
 * some tries, in the next list.
 */
export async function issueIn(
  context: CertificatesContext,
  certificates: Certificates,
  participant: ParticipantId,
  order: NewCertificate,
  as: 'issue' | 'issueAmong',
): Promise<Signed> {
  let tries = 0
  return retryWhileContended(async () => {
    const list = listOfTry(tries)
    tries += 1
    const found = await certificates.grounds(participant, order, list)
    const unsigned = decide(context, found, order, list)
    const signed = await signedCertificate(context, found, unsigned)
    const number = found.grounds.issued.length + 1
    await certificates[as](found, signed, certificateEntry(unsigned, number, fieldsOf(order)))
    return signed
  })
}

/** What would be issued; nothing is signed or written. @throws {Refused} as `issueCertificate` of the domain */
export async function decided(
  context: CertificatesContext,
  certificates: Certificates,
  participant: ParticipantId,
  order: NewCertificate,
): Promise<UnsignedCertificate> {
  const list = listOfTry(0)
  return decide(context, await certificates.grounds(participant, order, list), order, list)
}

function decide(
  { ids, me, clock }: CertificatesContext,
  { grounds, organisation }: FoundGrounds,
  order: NewCertificate,
  list: number,
): UnsignedCertificate {
  const issuer = { ...grounds.issuer, language: languageOf(organisation) }
  return issue(order, { ...grounds, issuer }, ids, me, clock.now().toISOString(), list)
}

function fieldsOf(order: NewCertificate): readonly string[] {
  return Object.entries(order).flatMap(([name, value]) => (value === undefined ? [] : [name]))
}
