import type { Instant, MemberId, TenantId } from '@passerelle/domain/kernel'
import { type Key, type KeyRange, ordinal } from './key.ts'

export const tenantKeys = {
  registry: (tenant: TenantId): Key => ({ ...registry, sk: `${tenantPrefix}${tenant}` }),
  /** Until the clock has come round: that the organisation works again, after a suspension that began at an instant. */
  resumption: (tenant: TenantId, since: Instant): Key => ({ pk: `${resumed}${tenant}`, sk: since }),
  slug: (slug: string): Key => ({ pk: `P#SLUG#${slug}`, sk: 'SLUG' }),
  membership: (subject: string): Key => ({ pk: `P#MEMBERSHIP#${subject}`, sk: 'MEMBERSHIP' }),
  settings: (tenant: TenantId): Key => ({ ...settings(tenant), sk: 'SETTINGS' }),
  /** Where the organisation is: beside its name, because people who come by their own link read both. */
  places: (tenant: TenantId): Key => ({ ...settings(tenant), sk: 'PLACES' }),
  /** After how many days the organisation asks how people fare. */
  followUpDays: (tenant: TenantId): Key => ({ ...settings(tenant), sk: 'FOLLOWUPS' }),
  /**
   * The organisation's own consent notices. Apart from the settings, which the platform's operator can read; people who
   * come by their own link read them.
   */
  noticesInForce: (tenant: TenantId): Key => ({ ...wordings(tenant), sk: 'NOTICES' }),
  notice: (tenant: TenantId, language: string): Key => ({
    ...wordings(tenant),
    sk: `${noticePrefix}${language}`,
  }),
  /** Each edition for itself, as it was read by whoever agreed to it. */
  noticeWording: (tenant: TenantId, language: string, edition: number): Key => ({
    ...wordings(tenant),
    sk: `WORDING#${language}#${ordinal(edition)}`,
  }),
  /** Apart from the settings, which the platform's operator can read: these name partners. */
  safetyLimits: (tenant: TenantId): Key => ({ pk: `T#${tenant}#SAFETY`, sk: 'LIMITS' }),
  /** The organisation's own calendar: what it corrects of its country's. */
  calendar: (tenant: TenantId): Key => ({ ...calendar(tenant), sk: 'CALENDAR' }),
  /** Until the clock has come round: that the calendar was corrected. */
  recount: (tenant: TenantId): Key => ({ ...calendar(tenant), sk: 'RECOUNT' }),
  member: (tenant: TenantId, member: MemberId): Key => ({ ...staff(tenant), sk: `${memberPrefix}${member}` }),
  memberEmail: (tenant: TenantId, digest: string): Key => ({ ...staff(tenant), sk: `EMAIL#${digest}` }),
}

/** What every organisation may read of every other one. */
export const directoryKeys = {
  organisation: (tenant: TenantId): Key => ({ pk: `D#${tenant}`, sk: 'ORGANISATION' }),
  /** Whose code it is. The platform's operator alone writes it, so nobody takes the code of another one. */
  code: (code: string): Key => ({ pk: `D#CODE#${code}`, sk: 'CODE' }),
  /** Written by the organisation itself, which names itself. */
  card: (tenant: TenantId): Key => ({ pk: `N#${tenant}`, sk: 'CARD' }),
}

/** The organisation whose entry in the directory stands there; nothing where none does. */
export function listedIn({ pk, sk }: Key): TenantId | undefined {
  const [kind, tenant, ...more] = pk.split('#')
  // Made by `organisation` from a tenant's id.
  return kind === 'D' && sk === 'ORGANISATION' && more.length === 0 ? (tenant as TenantId) : undefined
}

export const tenantRanges = {
  /** Every tenant of the platform. */
  registry: (): KeyRange => ({ ...registry, beginsWith: tenantPrefix }),
  notices: (tenant: TenantId): KeyRange => ({ ...wordings(tenant), beginsWith: noticePrefix }),
  members: (tenant: TenantId): KeyRange => ({ ...staff(tenant), beginsWith: memberPrefix }),
}

const resumed = 'P#RESUMED#'
const registry = { pk: 'P#TENANTS' }
const tenantPrefix = 'TENANT#'
const memberPrefix = 'MEMBER#'
const noticePrefix = 'NOTICE#'

function settings(tenant: TenantId) {
  return { pk: `T#${tenant}#SETTINGS` }
}

function wordings(tenant: TenantId) {
  return { pk: `T#${tenant}#SETTINGS#WORDINGS` }
}

function calendar(tenant: TenantId) {
  return { pk: `T#${tenant}#CALENDAR` }
}

function staff(tenant: TenantId) {
  return { pk: `T#${tenant}#MEMBERS` }
}
