import type { Id, TenantId } from '../kernel/index.ts'
import { addresses, didOf, uuidOf } from './addresses.ts'
import { taughtIn, type UnsignedCertificate } from './certificate.ts'
import { endOf } from './revoke-certificate.ts'
import { statusListSeconds, type UnsignedStatusList } from './status-list.ts'

/** Who signs, and where what they sign is checked. */
export type Issuer = { readonly id: TenantId; readonly name: string; readonly home: string }

/** The words of a credential, in one language. */
export type CredentialWords = {
  readonly language: string
  readonly title: string
  /** What was attained, and the title in further languages. */
  readonly description: string
  /** What it takes to get one. */
  readonly criteria: string
  readonly attended: string
  readonly planned: string
  /** The title of an occupation of ISCO-08. */
  occupation(code: string): string
}

/** An object as it is signed; a member that is absent is not there. */
export type Credential = { readonly [member: string]: unknown }

const contexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
]

/** Own kinds of achievement begin with `ext:`, as Open Badges 3.0 has it. */
const achievementTypes = {
  attendance: 'ext:ConfirmationOfAttendance',
  competence: 'ext:CertificateOfCompetence',
  recognition: 'ext:RecognitionOfCompetence',
} as const

/**
 * A certificate as an Open Badges 3.0 credential in the data model of W3C 2.0. It names the person by a number that is
 * drawn for this certificate alone, so two certificates of one person have nothing in common; no name, and no hash of
 * one, is in it (decisions/0012).
 *
 * @param subject drawn for this certificate
 */
export function credentialOf(
  certificate: UnsignedCertificate,
  subject: Id<string>,
  { id, name, home }: Issuer,
  words: CredentialWords,
): Credential {
  const { code, status, kind, issuedAt, validUntil, isco08 } = certificate
  const list = addresses.statusList(home, id, status.list)
  const did = didOf(home, id)
  const achievement = `${did}/achievements/${kind}/${subjectIdOf(certificate)}`
  const taught = taughtIn(certificate)
  return {
    '@context': contexts,
    id: addresses.certificate(home, code),
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: did, type: ['Profile'], name },
    validFrom: toSeconds(issuedAt),
    ...(validUntil && { validUntil: toSeconds(endOf(validUntil)) }),
    name: words.title,
    credentialSubject: {
      id: `urn:uuid:${uuidOf(subject)}`,
      type: ['AchievementSubject'],
      ...activityOf(certificate),
      achievement: {
        id: achievement,
        type: ['Achievement'],
        achievementType: achievementTypes[kind],
        name: words.title,
        description: words.description,
        criteria: { narrative: words.criteria },
        inLanguage: words.language,
        ...(isco08.length > 0 && { alignment: isco08.map((each) => alignmentTo(each, words)) }),
        ...(taught && {
          resultDescription: [
            resultDescription(`${achievement}#attended`, 'ext:TeachingUnitsAttended', words.attended),
            resultDescription(`${achievement}#planned`, 'ext:TeachingUnitsPlanned', words.planned),
          ],
        }),
      },
      ...(taught && {
        result: [
          resultOf(`${achievement}#attended`, taught.teachingUnits),
          resultOf(`${achievement}#planned`, taught.plannedUnits),
        ],
      }),
    },
    credentialStatus: {
      id: `${list}#${status.index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(status.index),
      statusListCredential: list,
    },
  }
}

/**
 * A list of what was taken back, as a credential of its own (Bitstring Status List 1.0).
 *
 * @param encodedList the bits, compressed by GZIP, in base64url
 */
export function statusListCredentialOf(
  { list, changedAt }: UnsignedStatusList,
  { id, home }: Issuer,
  encodedList: string,
): Credential {
  const address = addresses.statusList(home, id, list)
  return {
    '@context': contexts.slice(0, 1),
    id: address,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: didOf(home, id),
    validFrom: toSeconds(changedAt),
    credentialSubject: {
      id: `${address}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      ttl: statusListSeconds * 1000,
      // Multibase: `u` says base64url without padding.
      encodedList: `u${encodedList}`,
    },
  }
}

/** The days of what was taught, or the day on which somebody looked at what was learnt elsewhere. */
function activityOf({ attendedFrom, attendedUntil, assessedOn }: UnsignedCertificate) {
  const [from, until] = [attendedFrom ?? assessedOn, attendedUntil ?? assessedOn]
  return { activityStartDate: `${from}T00:00:00Z`, activityEndDate: `${until}T00:00:00Z` }
}

function subjectIdOf({ moduleId, recognitionId, programmeId }: UnsignedCertificate): string | undefined {
  return moduleId ?? recognitionId ?? programmeId
}

/** ESCO has an address for each group of ISCO-08. */
function alignmentTo(code: string, words: CredentialWords) {
  return {
    type: ['Alignment'],
    targetName: words.occupation(code),
    targetUrl: `http://data.europa.eu/esco/isco/C${code}`,
    targetFramework: 'ISCO-08',
    targetCode: code,
    targetType: 'ext:Occupation',
  }
}

function resultDescription(id: string, resultType: string, name: string) {
  return { id, type: ['ResultDescription'], name, resultType }
}

function resultOf(resultDescription: string, units: number) {
  return { type: ['Result'], resultDescription, value: String(units) }
}

/** Claims of a JWT count whole seconds, and must say the same as the credential. */
function toSeconds(instant: string): string {
  return `${instant.slice(0, 19)}Z`
}
