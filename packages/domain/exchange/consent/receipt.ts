import { refuse } from '../../kernel/refusal.ts'
import type { Instant } from '../../kernel/time.ts'
import { type FieldRule, fieldsOfTier } from '../../sharing/field-rule.ts'
import type { TransferBasis } from '../../sharing/purposes.ts'
import type { Tier } from '../../sharing/tiers.ts'
import type { Corridor, Party } from '../../tenancy/corridor.ts'
import type { Place } from '../../tenancy/places.ts'
import { sectionRules } from '../package/sections.ts'
import { type ConsentEvent, type ConsentGrant, consentAt, type NoticeDraft } from './consent.ts'
import {
  type ConsentReceipt,
  type ReceiptPlace,
  receiptContext,
  receiptSchemaVersion,
} from './receipt-schema.ts'

/** The source of a receipt: the whole life of a consent, and the two parties of the corridor that it is about. */
export type ReceiptFacts = {
  readonly events: readonly ConsentEvent[]
  readonly corridor: Pick<Corridor, 'from' | 'to' | 'parties'>
  readonly now: Instant
}

/**
 * The receipt that a person holds of their consent: the last grant, and all that happened to it since and before, as a
 * consent receipt with the fields of ISO/IEC TS 27560 in the words of the W3C Data Privacy Vocabulary (JSON-LD). It
 * names the person by the referral alone.
 *
 * @throws {Refused} `not_found` where nothing was ever agreed to
 */
export function consentReceipt({ events, corridor, now }: ReceiptFacts): ConsentReceipt {
  const ordered = [...events].sort((one, other) => one.seq - other.seq)
  const grant = ordered.findLast((event) => event.grant)?.grant
  if (grant === undefined) return refuse({ code: 'not_found' })
  const consent = consentAt(ordered, now)
  const recipient = partyOf('dpv:Recipient', corridor.to, corridor.parties.to)
  return {
    '@context': receiptContext,
    '@id': `urn:passerelle:consent:${grant.id}`,
    '@type': 'dpv:ConsentReceipt',
    'dct:identifier': grant.id,
    'dct:conformsTo': receiptSchemaVersion,
    'dct:created': now,
    'dpv:hasDataSubject': `urn:passerelle:referral:${grant.referralId}`,
    'dpv:hasDataController': partyOf('dpv:DataController', corridor.from, corridor.parties.from),
    'dpv:hasJurisdiction': corridor.parties.from?.country ?? null,
    'dpv:hasNotice': {
      '@type': 'dpv:ConsentNotice',
      'dct:hasVersion': grant.notice.version,
      'dct:language': grant.notice.language,
      'passerelle:sha256': grant.notice.sha256,
      'passerelle:source': grant.notice.source ?? 'platform',
      ...(grant.notice.draft && { 'passerelle:shownBeside': draftOf(grant.notice.draft) }),
    },
    'dpv:hasProcess': [
      {
        '@type': 'dpv:Process',
        'dpv:hasPurpose': grant.purposes.map((purpose) => `passerelle:${purpose}` as const),
        'dpv:hasPersonalData': grant.tiers.map((tier) => dataOf(tier, grant)),
        'dpv:hasLegalBasis': legalBasesOf(grant.tiers),
        'passerelle:transferBasis': transferBases[grant.transferBasis],
        'dpv:hasRecipient': [recipient],
      },
    ],
    'dpv:hasConsentStatus': ordered.map(statusOf),
    'passerelle:holdsNow': consent.state === 'given' ? [...consent.tiers] : [],
    'passerelle:expiresAt': grant.expiresAt,
    'passerelle:packageVersion': grant.packageVersion,
    'passerelle:readAloud': grant.readAloud,
    'passerelle:interpreter': grant.interpreter,
    'passerelle:mayCallBeforeDeparture': grant.mayCallBeforeDeparture,
    'passerelle:feedback': grant.feedback,
  }
}

function draftOf({ status, version, language, sha256 }: NoticeDraft) {
  return {
    '@type': 'dpv:Notice' as const,
    'passerelle:status': status,
    'dct:hasVersion': version,
    'dct:language': language,
    'passerelle:sha256': sha256,
  }
}

const statuses = {
  given: 'dpv:ConsentGiven',
  withdrawn: 'dpv:ConsentWithdrawn',
  expired: 'dpv:ConsentExpired',
} as const

/** On what ground data may reach the recipient's country; none is needed inside one organisation. */
const transferBases: Readonly<Record<TransferBasis, string | null>> = {
  same_controller_no_transfer: null,
  adequacy_45: 'eu-gdpr:A45-3',
  public_instrument_46_2_a: 'eu-gdpr:A46-2-a',
  scc_46_2_c: 'eu-gdpr:A46-2-c',
  explicit_consent_49_1_a: 'eu-gdpr:A49-1-a',
  vital_interests_49_1_f: 'eu-gdpr:A49-1-f',
}

type Receipt = ConsentReceipt
type Data = Receipt['dpv:hasProcess'][number]['dpv:hasPersonalData'][number]
type Status = Receipt['dpv:hasConsentStatus'][number]

function partyOf<Kind extends 'dpv:DataController' | 'dpv:Recipient'>(
  kind: Kind,
  id: string,
  party: Party | undefined,
) {
  return {
    '@id': `urn:passerelle:organisation:${id}`,
    '@type': kind,
    'dpv:hasName': party?.name ?? null,
    'dpv:hasCountry': party?.country ?? null,
    ...(party?.places && { 'passerelle:places': party.places.map(placeOf) }),
  }
}

const weekdays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']

function placeOf({ name, address, phone, email, openingHours, map }: Place): ReceiptPlace {
  const hours = openingHours?.map(
    ({ days, from, to }) => `${days.map((day) => weekdays[day - 1]).join()} ${from}-${to}`,
  )
  return {
    '@type': 'schema:Place',
    'schema:name': name,
    'schema:address': address,
    ...(phone && { 'schema:telephone': phone }),
    ...(email && { 'schema:email': email }),
    ...(hours && { 'schema:openingHours': hours }),
    ...(map && { 'schema:hasMap': map }),
  }
}

/** The fields that a tier may hold, as the field registry has them. */
function dataOf(tier: Tier, { packageHashes, sensitiveGroups }: ConsentGrant): Data {
  const fields = Object.entries<Readonly<Record<string, FieldRule>>>(sectionRules).flatMap(
    ([section, rules]) =>
      fieldsOfTier(rules, tier).map((field: string) => ({
        name: `${section}.${field}`,
        isSpecial: rules[field]?.category === 'special',
      })),
  )
  const sha256 = packageHashes[tier]
  return {
    '@type': fields.some(({ isSpecial }) => isSpecial)
      ? 'dpv:SpecialCategoryPersonalData'
      : 'dpv:PersonalData',
    'dct:identifier': tier,
    'passerelle:fields': fields.map(({ name }) => name),
    ...(tier === 'T3' && { 'passerelle:groups': [...sensitiveGroups] }),
    ...(sha256 && { 'passerelle:sha256': sha256 }),
  }
}

/** A person's consent; what is sensitive needs an explicit one of its own (GDPR, Articles 6 and 9). */
function legalBasesOf(tiers: readonly Tier[]): Receipt['dpv:hasProcess'][number]['dpv:hasLegalBasis'] {
  return tiers.includes('T3') ? ['eu-gdpr:A6-1-a', 'eu-gdpr:A9-2-a'] : ['eu-gdpr:A6-1-a']
}

function statusOf({ kind, at, tiers, memberId, way, grant }: ConsentEvent): Status {
  return {
    '@type': statuses[kind],
    'dpv:isIndicatedAtTime': at,
    'dpv:isIndicatedBy': kind === 'expired' ? 'passerelle:clock' : 'dpv:DataSubject',
    'passerelle:tiers': [...tiers],
    ...(grant && { 'dpv:hasIndicationMethod': `passerelle:${grant.method.kind}` as const }),
    ...(way && { 'dpv:hasIndicationMethod': `passerelle:${way}` as const }),
    ...(grant?.method.kind === 'witnessed' && {
      'passerelle:witnesses': [grant.method.coachId, grant.method.witnessId],
    }),
    ...(memberId && { 'passerelle:recordedBy': memberId }),
  }
}
