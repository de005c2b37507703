import type { CallOptions, ResourceOf } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { useRead } from '../api/use-read.ts'
import { today } from '../language/times.ts'

export type Certificate = ResourceOf<'readCertificate'>
export type NewCertificate = CallOptions<'issueCertificate'>['body']

/** Those that are issued of what was taught; one of what was recognised is issued where that stands. */
export const kinds = ['attendance', 'competence'] as const satisfies readonly CodesOf<'certificate.kind'>[]

export const reasons = [
  'issued_in_error',
  'attendance_corrected',
  'replaced',
  'misused',
] as const satisfies readonly CodesOf<'certificate.reason'>[]

export const useCertificatesOf = (participantId: string) =>
  useRead('listCertificates', [{ params: { participantId } }])

/** The page on which anybody checks a certificate, as it is reached from here. */
export function checkAddress(origin: string, code: string): string {
  return `${origin}/v1/public/certificates/${code}/page`
}

/** What is chosen for a certificate; `of` is the id of a module, or `programme` for all of it. */
export type CertificateEntry = {
  readonly kind: string
  readonly of: string
  readonly isPartial: boolean
  readonly by: string
  readonly on: string
}

export const wholeProgramme = 'programme'

export function newEntry(me: string): CertificateEntry {
  return { kind: 'attendance', of: '', isPartial: false, by: me, on: today() }
}

/** What is sent: of a confirmation nobody has decided anything. */
export function newCertificate(
  { kind, of, isPartial, by, on }: CertificateEntry,
  programmeId: string | undefined,
): NewCertificate {
  const body = {
    kind,
    ...(of === wholeProgramme ? { programmeId } : of !== '' && { moduleId: of }),
    ...(isPartial && { partial: true }),
    ...(kind === 'competence' && { decision: { by, on } }),
  }
  return body as NewCertificate // what was chosen may break a rule: the API refuses it by field
}
