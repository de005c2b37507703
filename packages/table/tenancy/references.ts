import type { FieldError, MemberId, ProgrammeId, Refusal, TenantId } from '@passerelle/domain/kernel'
import { caseworkerRoles, exchangerRoles, teachingRoles } from '@passerelle/domain/tenancy'
import { programmeKeys } from '../engine/keys/programmes.ts'
import { tenantKeys } from '../engine/keys/tenancy.ts'
import { type Requirement, requireRow } from '../engine/write.ts'

type Path = FieldError['path']

/** Lets a transaction through only if the programme is one of the tenant's own. */
export function requireProgramme(tenant: TenantId, programme: ProgrammeId, path: Path): Requirement {
  return requireRow(programmeKeys.programme(tenant, programme), { present: true }, () =>
    unknownReference(path),
  )
}

/** Lets a transaction through only if the member is or was one of the tenant's. */
export function requireKnownMember(tenant: TenantId, member: MemberId): Requirement {
  return requireRow(tenantKeys.member(tenant, member), { present: true }, () => ({ code: 'not_found' }))
}

/** Lets a transaction through only if the member works for the tenant; one who was removed does not. */
export function requireMember(tenant: TenantId, member: MemberId, path: Path): Requirement {
  const working = { present: true, differs: { state: 'removed' } } as const
  return requireRow(tenantKeys.member(tenant, member), working, () => unknownReference(path))
}

/** Lets a transaction through only if the member is at work for the tenant: they have come, and were not removed. */
export function requireActiveMember(tenant: TenantId, member: MemberId, path: Path): Requirement {
  const active = { present: true, equals: { state: 'active' } } as const
  return requireRow(tenantKeys.member(tenant, member), active, () => unknownReference(path))
}

/**
 * Lets a transaction through only if the member can work with cases: at work for the tenant, in a role to which cases
 * are given.
 */
export function requireCaseworker(tenant: TenantId, member: MemberId, path: Path): Requirement {
  const working = {
    present: true,
    equals: { state: 'active' },
    lacks: ['leaving'],
    holdsOneOf: { roles: caseworkerRoles },
  } as const
  return requireRow(tenantKeys.member(tenant, member), working, (found) =>
    found === undefined || found['state'] === 'removed'
      ? unknownReference(path)
      : {
          code: 'invalid',
          errors: [{ path, code: found['state'] === 'active' ? 'sees_no_cases' : 'not_come_yet' }],
        },
  )
}

/** Lets a transaction through only if the member can work with referrals, which not all do who work with cases. */
export function requireExchanger(tenant: TenantId, member: MemberId, path: Path): Requirement {
  const working = {
    present: true,
    equals: { state: 'active' },
    lacks: ['leaving'],
    holdsOneOf: { roles: exchangerRoles },
  } as const
  return { ...requireCaseworker(tenant, member, path), when: working }
}

/** Lets a transaction through only if the member can hold sessions: at work for the tenant, in a role that teaches. */
export function requireInstructor(tenant: TenantId, member: MemberId, path: Path): Requirement {
  const teaching = {
    present: true,
    equals: { state: 'active' },
    holdsOneOf: { roles: teachingRoles },
  } as const
  return requireRow(tenantKeys.member(tenant, member), teaching, (found) =>
    found === undefined || found['state'] === 'removed'
      ? unknownReference(path)
      : {
          code: 'invalid',
          errors: [{ path, code: found['state'] === 'active' ? 'does_not_teach' : 'not_come_yet' }],
        },
  )
}

/** Lets a transaction through only if the member is a counsellor at work for the tenant. */
export function requireCounsellor(tenant: TenantId, member: MemberId, path: Path): Requirement {
  const counselling = {
    present: true,
    equals: { state: 'active' },
    lacks: ['leaving'],
    holdsOneOf: { roles: ['counsellor'] },
  } as const
  return requireRow(tenantKeys.member(tenant, member), counselling, (found) =>
    found === undefined || found['state'] === 'removed'
      ? unknownReference(path)
      : {
          code: 'invalid',
          errors: [{ path, code: found['state'] === 'active' ? 'no_counsellor' : 'not_come_yet' }],
        },
  )
}

/** Lets a transaction through only if the member administers the tenant. */
export function requireAdmin(tenant: TenantId, member: MemberId): Requirement {
  const administering = {
    present: true,
    equals: { state: 'active' },
    holdsOneOf: { roles: ['admin'] },
  } as const
  return requireRow(tenantKeys.member(tenant, member), administering, (found) =>
    found?.['state'] === 'active' ? { code: 'forbidden' } : { code: 'membership_ended' },
  )
}

/** Lets a transaction through only if whoever acts is still at work for the tenant in the moment in which it is written. */
export function requireActing(tenant: TenantId, member: MemberId): Requirement {
  return { ...requireActiveMember(tenant, member, []), otherwise: () => ({ code: 'membership_ended' }) }
}

function unknownReference(path: Path): Refusal {
  return { code: 'invalid', errors: [{ path, code: 'unknown_reference' }] }
}
