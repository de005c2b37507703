import { access } from '@passerelle/contract/access'
import { routes } from '@passerelle/contract/kit'
import { programmes } from '@passerelle/contract/programmes'
import { tenancy } from '@passerelle/contract/tenancy'
import { webhooks } from '@passerelle/contract/webhooks'
import type { CorridorId, MemberId, TenantId } from '@passerelle/domain/kernel'
import { endCorridor, resume, suspend, suspendCorridor } from '@passerelle/domain/tenancy'
import { api } from '@passerelle/runtime'
import { changeCorridor } from './change-corridor.ts'
import { changeTenantState } from './change-tenant-state.ts'
import { openTenancyDesk, type TenancyDesk } from './desk.ts'
import { editMember } from './edit-member.ts'
import { editOwnTenant } from './edit-own-tenant.ts'
import { inviteMember } from './invite-member.ts'
import { listPartners } from './list-partners.ts'
import { listTenants } from './list-tenants.ts'
import { changeNotices, readNotices } from './notices.ts'
import { openTenant, openTenantAgain } from './open-tenant.ts'
import { programmeHandlers } from './programmes.ts'
import { proposeCorridor } from './propose-corridor.ts'
import { readMe } from './read-me.ts'
import { dropMember } from './remove-member.ts'
import { confirmSafetyLimit, listSafetyLimits, rejectSafetyLimit, setSafetyLimit } from './safety-limits.ts'
import { signCorridor } from './sign-corridor.ts'
import { webhookHandlers } from './webhooks.ts'

// A stored id is of the kind that its operation made; these give it back its type.
const tenantAgain = (desk: TenancyDesk, id: string) => desk.operator().registry.get(id as TenantId)
const corridorAgain = (desk: TenancyDesk, id: string) => desk.own().corridors.get(id as CorridorId)

// One function answers all areas, at one desk.
const all = routes('api-tenancy', { ...tenancy.routes, ...programmes.routes, ...webhooks.routes })

export const app = api(all, access, openTenancyDesk, {
  ...programmeHandlers,
  ...webhookHandlers,

  openTenant: {
    run: (desk, { body }) => openTenant(desk.operator(), body),
    again: (desk, id) => openTenantAgain(desk.operator(), id as TenantId),
  },
  listTenants: (desk, { query }) => listTenants(desk.operator(), query),
  readTenant: (desk, { params }) => desk.operator().registry.get(params.tenantId),
  suspendTenant: {
    run: (desk, { params, expected }) =>
      changeTenantState(desk.operator(), 'suspendTenant', params.tenantId, expected, suspend),
    again: tenantAgain,
  },
  resumeTenant: {
    run: (desk, { params, expected }) =>
      changeTenantState(desk.operator(), 'resumeTenant', params.tenantId, expected, resume),
    again: tenantAgain,
  },

  readOwnTenant: (desk) => desk.own().tenant.get(),
  editOwnTenant: (desk, { body, expected }) => editOwnTenant(desk.own(), body, expected),
  readMe: (desk) => readMe(desk),

  readNotices: (desk) => readNotices(desk.own()),
  editNotices: (desk, { body, expected }) => changeNotices(desk.own(), body, expected),

  inviteMember: {
    run: (desk, { body }) => inviteMember(desk.own(), body),
    again: (desk, id) => desk.own().members.get(id as MemberId),
  },
  listMembers: (desk, { query }) => desk.own().members.list(query),
  readMember: (desk, { params }) => desk.own().members.get(params.memberId),
  editMember: (desk, { params, body, expected }) => editMember(desk.own(), params.memberId, body, expected),
  removeMember: (desk, { params, expected }) => dropMember(desk.own(), params.memberId, expected),

  listPartners: (desk) => listPartners(desk.own()),
  proposeCorridor: {
    run: (desk, { body }) => proposeCorridor(desk.own(), body),
    again: corridorAgain,
  },
  listCorridors: async (desk) => ({ items: [...(await desk.own().corridors.list())] }),
  readCorridor: (desk, { params }) => desk.own().corridors.get(params.corridorId),
  signCorridor: {
    run: (desk, { params, expected }) => signCorridor(desk.own(), params.corridorId, expected),
    again: corridorAgain,
  },
  suspendCorridor: {
    run: (desk, { params, expected }) =>
      changeCorridor(desk.own(), 'suspendCorridor', params.corridorId, expected, suspendCorridor),
    again: corridorAgain,
  },
  endCorridor: {
    run: (desk, { params, expected }) =>
      changeCorridor(desk.own(), 'endCorridor', params.corridorId, expected, endCorridor),
    again: corridorAgain,
  },

  listSafetyLimits: (desk) => listSafetyLimits(desk.own()),
  setSafetyLimit: (desk, { params, body, expected }) =>
    setSafetyLimit(desk.own(), params.scope, expected, body),
  confirmSafetyLimit: {
    run: (desk, { params, expected }) => confirmSafetyLimit(desk.own(), params.scope, expected),
    again: (desk) => listSafetyLimits(desk.own()),
  },
  rejectSafetyLimit: {
    run: (desk, { params, expected }) => rejectSafetyLimit(desk.own(), params.scope, expected),
    again: (desk) => listSafetyLimits(desk.own()),
  },
})
