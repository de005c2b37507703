import { calendarCorrectionsSchema, ownCalendarSchema } from '@passerelle/domain/calendar'
import { countrySchema, timeZoneSchema } from '@passerelle/domain/codes'
import { dateSchema, idSchema, instantSchema } from '@passerelle/domain/kernel'
import {
  editMemberSchema,
  editNoticesSchema,
  editTenantSchema,
  inviteMemberSchema,
  memberRoleSchema,
  memberSchema,
  openTenantSchema,
  ownPlacesSchema,
  serviceRoleSchema,
  standingReasons,
  tenantKindSchema,
  tenantSchema,
} from '@passerelle/domain/tenancy'
import * as z from 'zod'
import { consentNotices } from './consent-notices.ts'
import { corridors } from './corridors.ts'
import { journal } from './journal.ts'
import { pageOf, pageQuerySchema } from './list.ts'
import { routes } from './route.ts'
import { safetyLimits } from './safety-limits.ts'

/** A colleague as those see them who work beside them: whom to name, and not how to reach them. */
const colleagueSchema = memberSchema.pick({ id: true, name: true, roles: true })

/**
 * A member, and why they are in their state. An invitation ends by the clock: `until` is when its temporary password lets
 * nobody in any more.
 */
const memberViewSchema = memberSchema
  .omit({ invitation: true, arrivedAt: true, accountVersion: true })
  .extend({
    reason: z.enum(standingReasons),
    until: instantSchema.optional(),
  })

const meSchema = z.strictObject({
  tenantId: idSchema<'tenant'>().optional(),
  memberId: idSchema<'member'>(),
  roles: z.array(z.union([memberRoleSchema, serviceRoleSchema, z.literal('operator')])),
  kind: tenantKindSchema.optional(),
})

const noticesSchema = memberSchema
  .pick({ notices: true, language: true, version: true })
  .required({ notices: true })

/**
 * The organisation's calendar: what it corrects of its country's, and what follows. A holiday that hangs on the moon is
 * expected on its day; `edition` and `source` say from where that is known, and `knownUntil` for how long.
 */
const calendarViewSchema = ownCalendarSchema.extend({
  country: countrySchema,
  effective: z.strictObject({ timeZone: timeZoneSchema, weekend: z.array(z.int().min(1).max(7)) }),
  /** The holidays of the coming twelve months, the organisation's own included. */
  holidays: z.array(z.strictObject({ day: dateSchema, key: z.string(), isExpected: z.boolean() })),
  edition: z.string(),
  source: z.string(),
  knownUntil: dateSchema,
})

/** Where the organisation is; its opening hours are by the clock of `timeZone`, which is its calendar's. */
const placesViewSchema = ownPlacesSchema.extend({ timeZone: timeZoneSchema })

/** Tenants and members, and what an organisation says of itself, agrees to and lets cross. */
export const tenancy = routes('api-tenancy', {
  openTenant: {
    method: 'POST',
    path: '/v1/tenants',
    summary: 'Open a tenant and invite its first admin',
    body: openTenantSchema,
    answer: { status: 201, body: tenantSchema },
  },
  listTenants: {
    method: 'GET',
    path: '/v1/tenants',
    summary: 'List the tenants of the platform',
    query: pageQuerySchema,
    answer: { status: 200, body: pageOf(tenantSchema) },
  },
  readTenant: {
    method: 'GET',
    path: '/v1/tenants/{tenantId}',
    summary: 'Read one tenant',
    answer: { status: 200, body: tenantSchema },
  },
  suspendTenant: {
    method: 'POST',
    path: '/v1/tenants/{tenantId}/suspend',
    summary:
      'Suspend a tenant: it is offered nothing more at once, and its members are refused within a minute',
    change: true,
    answer: { status: 200, body: tenantSchema },
  },
  resumeTenant: {
    method: 'POST',
    path: '/v1/tenants/{tenantId}/resume',
    summary: 'Let a suspended tenant work again',
    change: true,
    answer: { status: 200, body: tenantSchema },
  },
  appointAdmin: {
    method: 'POST',
    path: '/v1/tenants/{tenantId}/admins',
    summary: 'Let a member administer the tenant whose own admins are gone; its journal tells of it',
    body: z.strictObject({ memberId: idSchema<'member'>() }),
    answer: { status: 200, body: tenantSchema },
  },
  resendFirstInvitation: {
    method: 'POST',
    path: '/v1/tenants/{tenantId}/resend',
    summary: 'Invite the first admin of a tenant once more, who has not come yet',
    answer: { status: 200, body: tenantSchema },
  },
  readOwnTenant: {
    method: 'GET',
    path: '/v1/tenant',
    summary: 'Read the organisation that one belongs to',
    answer: { status: 200, body: tenantSchema },
  },
  editOwnTenant: {
    method: 'PATCH',
    path: '/v1/tenant',
    summary:
      'Change the name or language of the organisation that one belongs to, and whether its code lets it be found',
    body: editTenantSchema,
    change: true,
    answer: { status: 200, body: tenantSchema },
  },
  readCalendar: {
    method: 'GET',
    path: '/v1/tenant/calendar',
    summary: 'Read by which calendar the deadlines of the organisation run, and which holidays are coming',
    answer: { status: 200, body: calendarViewSchema },
  },
  correctCalendar: {
    method: 'PUT',
    path: '/v1/tenant/calendar',
    summary:
      'Correct the calendar: days added and removed, weekend, time zone, Land; deadlines that run follow, on both sides',
    body: calendarCorrectionsSchema,
    change: true,
    answer: { status: 200, body: calendarViewSchema },
  },
  readPlaces: {
    method: 'GET',
    path: '/v1/tenant/places',
    summary: 'Read where the organisation is, and how it is reached there',
    answer: { status: 200, body: placesViewSchema },
  },
  setPlaces: {
    method: 'PUT',
    path: '/v1/tenant/places',
    summary:
      'Name the places anew: address, phone, e-mail, opening hours, map; partners, sheets and people have them at once',
    body: ownPlacesSchema.pick({ places: true }),
    change: true,
    answer: { status: 200, body: placesViewSchema },
  },
  ...consentNotices,
  readMe: {
    method: 'GET',
    path: '/v1/me',
    summary: 'Read who one is here',
    answer: { status: 200, body: meSchema },
  },
  readNotices: {
    method: 'GET',
    path: '/v1/me/notices',
    summary: 'Read how one is told that something waits',
    answer: { status: 200, body: noticesSchema },
  },
  editNotices: {
    method: 'PATCH',
    path: '/v1/me/notices',
    summary:
      'Choose how one is told that something waits: at once, once a day or never, and in which language',
    body: editNoticesSchema,
    change: true,
    answer: { status: 200, body: noticesSchema },
  },
  inviteMember: {
    method: 'POST',
    path: '/v1/members',
    summary: 'Invite a member',
    body: inviteMemberSchema,
    answer: { status: 201, body: memberViewSchema },
  },
  listMembers: {
    method: 'GET',
    path: '/v1/members',
    summary: 'List the members of the organisation',
    query: pageQuerySchema,
    answer: { status: 200, body: pageOf(memberViewSchema) },
  },
  listColleagues: {
    method: 'GET',
    path: '/v1/colleagues',
    summary: 'List those who are at work here, by name and role: whom to name as deputy or witness',
    query: pageQuerySchema,
    answer: { status: 200, body: pageOf(colleagueSchema) },
  },
  readMember: {
    method: 'GET',
    path: '/v1/members/{memberId}',
    summary: 'Read one member',
    answer: { status: 200, body: memberViewSchema },
  },
  editMember: {
    method: 'PATCH',
    path: '/v1/members/{memberId}',
    summary: "Change a member's name or roles",
    body: editMemberSchema,
    change: true,
    answer: { status: 200, body: memberViewSchema },
  },
  resendInvitation: {
    method: 'POST',
    path: '/v1/members/{memberId}/resend',
    summary:
      'Invite a member once more who has not come yet: a new temporary password, in force for seven days',
    change: true,
    answer: { status: 200, body: memberViewSchema },
  },
  removeMember: {
    method: 'DELETE',
    path: '/v1/members/{memberId}',
    summary: 'Remove a member: refused within a minute, although tokens are still valid',
    change: true,
    answer: { status: 204 },
  },
  ...corridors,
  ...safetyLimits,
  ...journal,
})
