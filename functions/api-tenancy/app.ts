import { access } from '@passerelle/contract/access'
import { routes } from '@passerelle/contract/kit'
import { tenancy } from '@passerelle/contract/tenancy'
import { webhooks } from '@passerelle/contract/webhooks'
import type { CorridorId, MemberId, TenantId } from '@passerelle/domain/kernel'
import { endCorridor, resume, suspend, suspendCorridor } from '@passerelle/domain/tenancy'
import { api } from '@passerelle/runtime'
import { appointAdmin } from './appoint-admin.ts'
import { correctCalendar, readCalendar } from './calendar.ts'
import { changeCorridor } from './change-corridor.ts'
import { changeTenantState } from './change-tenant-state.ts'
import {
  listConsentNotices,
  readConsentNotice,
  readNoticeEdition,
  reviewConsentNotice,
  withdrawConsentNotice,
  writeConsentNotice,
} from './consent-notices.ts'
import { openTenancyContext, type TenancyContext } from './context.ts'
import { editMember } from './edit-member.ts'
import { editOwnTenant } from './edit-own-tenant.ts'
import { findPartner } from './find-partner.ts'
import { inviteMember } from './invite-member.ts'
import { listColleagues } from './list-colleagues.ts'
import { listPartners } from './list-partners.ts'
import { listTenants } from './list-tenants.ts'
import { changeNotices, readNotices } from './notices.ts'
import { openTenant, replayTenant } from './open-tenant.ts'
import { readPlaces, setPlaces } from './places.ts'
import { proposeCorridor } from './propose-corridor.ts'
import { readMe } from './read-me.ts'
import { dropMember } from './remove-member.ts'
import { renewCorridor } from './renew-corridor.ts'
import { inviteAgain, inviteFirstAgain } from './resend-invitation.ts'
import { confirmSafetyLimit, listSafetyLimits, rejectSafetyLimit, setSafetyLimit } from './safety-limits.ts'
import { signCorridor } from './sign-corridor.ts'
import { listMembers, readMember, viewMember } from './view-member.ts'
import { webhookHandlers } from './webhooks.ts'

// A stored id is of the kind that its operation made; these give it back its type.
const replayOwnTenant = (context: TenancyContext, id: string) =>
  context.operator().registry.get(id as TenantId)
const replayMember = (context: TenancyContext, id: string) => readMember(context.own(), id as MemberId)
const replaycorridor = (context: TenancyContext, id: string) => context.own().corridors.get(id as CorridorId)

const replayNotice = (
  context: TenancyContext,
  _id: string,
  { params }: { readonly params: { readonly language: string } },
) => readConsentNotice(context.own(), params.language)

// One function answers all areas, with one context.
const all = routes('api-tenancy', { ...tenancy.routes, ...webhooks.routes })

export const app = api(all, access, openTenancyContext, {
  ...webhookHandlers,

  openTenant: {
    run: (context, { body }) => openTenant(context.operator(), body),
    replay: (context, id) => replayTenant(context.operator(), id as TenantId),
  },
  listTenants: (context, { query }) => listTenants(context.operator(), query),
  readTenant: (context, { params }) => context.operator().registry.get(params.tenantId),
  suspendTenant: {
    run: (context, { params, expected }) =>
      changeTenantState(context.operator(), params.tenantId, expected, suspend),
    replay: replayOwnTenant,
  },
  resumeTenant: {
    run: (context, { params, expected }) =>
      changeTenantState(context.operator(), params.tenantId, expected, resume),
    replay: replayOwnTenant,
  },

  appointAdmin: {
    run: (context, { params, body }) => appointAdmin(context.operator(), params.tenantId, body.memberId),
    replay: replayOwnTenant,
  },

  resendFirstInvitation: {
    run: (context, { params }) => inviteFirstAgain(context.operator(), params.tenantId),
    replay: replayOwnTenant,
  },

  readOwnTenant: (context) => context.own().tenant.get(),
  editOwnTenant: (context, { body, expected }) => editOwnTenant(context.own(), body, expected),
  readCalendar: (context) => readCalendar(context.own()),
  correctCalendar: (context, { body, expected }) => correctCalendar(context.own(), body, expected),
  readPlaces: (context) => readPlaces(context.own()),
  setPlaces: (context, { body, expected }) => setPlaces(context.own(), body.places, expected),
  listConsentNotices: (context) => listConsentNotices(context.own()),
  readConsentNotice: (context, { params }) => readConsentNotice(context.own(), params.language),
  readNoticeEdition: (context, { params }) =>
    readNoticeEdition(context.own(), params.language, Number(params.edition)),
  writeConsentNotice: (context, { params, body, expected }) =>
    writeConsentNotice(context.own(), params.language, body.texts, expected),
  reviewConsentNotice: {
    run: (context, { params, body, expected }) =>
      reviewConsentNotice(context.own(), params.language, body.basis, expected),
    replay: replayNotice,
  },
  withdrawConsentNotice: {
    run: (context, { params, expected }) => withdrawConsentNotice(context.own(), params.language, expected),
    replay: replayNotice,
  },
  readMe: (context) => readMe(context),

  readNotices: (context) => readNotices(context.own()),
  editNotices: (context, { body, expected }) => changeNotices(context.own(), body, expected),

  inviteMember: {
    run: async (context, { body }) => viewMember(context, await inviteMember(context.own(), body)),
    replay: replayMember,
  },
  listMembers: (context, { query }) => listMembers(context.own(), query),
  listColleagues: (context, { query }) => listColleagues(context.own(), query),
  readMember: (context, { params }) => readMember(context.own(), params.memberId),
  editMember: async (context, { params, body, expected }) =>
    viewMember(context, await editMember(context.own(), params.memberId, body, expected)),
  resendInvitation: {
    run: async (context, { params, expected }) =>
      viewMember(context, await inviteAgain(context.own(), params.memberId, expected)),
    replay: replayMember,
  },
  removeMember: (context, { params, expected }) => dropMember(context.own(), params.memberId, expected),

  listPartners: (context) => listPartners(context.own()),
  findPartner: (context, { params }) => findPartner(context.own(), params.code),
  proposeCorridor: {
    run: (context, { body }) => proposeCorridor(context.own(), body),
    replay: replaycorridor,
  },
  listCorridors: async (context) => ({ items: [...(await context.own().corridors.list())] }),
  readCorridor: (context, { params }) => context.own().corridors.get(params.corridorId),
  signCorridor: {
    run: (context, { params, expected }) => signCorridor(context.own(), params.corridorId, expected),
    replay: replaycorridor,
  },
  renewCorridor: {
    run: (context, { params, expected, body }) =>
      renewCorridor(context.own(), params.corridorId, expected, body),
    replay: replaycorridor,
  },
  suspendCorridor: {
    run: (context, { params, expected }) =>
      changeCorridor(context.own(), params.corridorId, expected, suspendCorridor),
    replay: replaycorridor,
  },
  endCorridor: {
    run: (context, { params, expected }) =>
      changeCorridor(context.own(), params.corridorId, expected, endCorridor),
    replay: replaycorridor,
  },

  listSafetyLimits: (context) => listSafetyLimits(context.own()),
  setSafetyLimit: (context, { params, body, expected }) =>
    setSafetyLimit(context.own(), params.scope, expected, body),
  confirmSafetyLimit: {
    run: (context, { params, expected }) => confirmSafetyLimit(context.own(), params.scope, expected),
    replay: (context) => listSafetyLimits(context.own()),
  },
  rejectSafetyLimit: {
    run: (context, { params, expected }) => rejectSafetyLimit(context.own(), params.scope, expected),
    replay: (context) => listSafetyLimits(context.own()),
  },
  readJournal: (context, { query: { limit, cursor, ...filter } }) =>
    context.own().journal.read(filter, { limit, cursor }),
})
