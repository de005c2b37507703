import * as z from 'zod'
import { rule } from './field-codes.ts'

/** The alphabet of ids: Crockford's base32, five bits a character. */
export const idAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const idLength = 26

const pattern = /^[0-9A-HJKMNP-TV-Z]{26}$/

/**
 * An identifier: 26 characters of Crockford base32 over 128 random bits.
 *
 * Fixed length and alphabet, so no id is a prefix of another, none holds a key delimiter or an IAM wildcard,
 * and none tells when it was made.
 */
export type Id<Kind extends string> = string & { readonly __kind: Kind }

export type TenantId = Id<'tenant'>
export type MemberId = Id<'member'>
export type ParticipantId = Id<'participant'>
export type ImportId = Id<'import'>
export type ProgrammeId = Id<'programme'>
export type TemplateId = Id<'template'>
export type ModuleId = Id<'module'>
export type SiteId = Id<'site'>
export type SessionId = Id<'session'>
export type NetworkId = Id<'network'>
export type InstitutionId = Id<'institution'>
export type EventId = Id<'event'>
export type OfferId = Id<'offer'>
export type EmployerId = Id<'employer'>
export type VacancyId = Id<'vacancy'>
export type FindingId = Id<'finding'>
export type ApplicationId = Id<'application'>
export type FollowUpId = Id<'followUp'>
export type CertificateId = Id<'certificate'>
export type RecognitionId = Id<'recognition'>
export type PlanItemId = Id<'planItem'>
export type BusinessStepId = Id<'businessStep'>
export type CorridorId = Id<'corridor'>
export type ReferralId = Id<'referral'>
export type PaperId = Id<'paper'>
export type WebhookId = Id<'webhook'>
export type DeliveryId = Id<'delivery'>
export type ConsentId = Id<'consent'>
export type LinkId = Id<'link'>
export type NoteId = Id<'note'>
export type FileId = Id<'file'>
export type HoldId = Id<'hold'>
export type ContactRequestId = Id<'contactRequest'>

/** Where new ids come from; the domain itself holds no randomness. */
export type Ids = { next<Kind extends string>(): Id<Kind> }

export function isId(value: unknown): value is Id<string> {
  return typeof value === 'string' && value.length === idLength && pattern.test(value)
}

/** A zod schema for the id of one kind of thing. */
export function idSchema<Kind extends string>() {
  return z.custom<Id<Kind>>(isId, rule('invalid_id')).meta({
    type: 'string',
    pattern: pattern.source,
    description: '26 characters of Crockford base32',
  })
}
