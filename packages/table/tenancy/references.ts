import type { FieldError, MemberId, ProgrammeId, Refusal, TenantId } from '@passerelle/domain/kernel'
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

/** Lets a transaction through only if the member works for the tenant; one who was removed does not. */
export function requireMember(tenant: TenantId, member: MemberId, path: Path): Requirement {
  const working = { present: true, differs: { state: 'removed' } } as const
  return requireRow(tenantKeys.member(tenant, member), working, () => unknownReference(path))
}

/** Lets a transaction through only if the member is at work for the tenant: taken in, and not removed. */
export function requireActiveMember(tenant: TenantId, member: MemberId, path: Path): Requirement {
  const active = { present: true, equals: { state: 'active' } } as const
  return requireRow(tenantKeys.member(tenant, member), active, () => unknownReference(path))
}

/** Lets a transaction through only if whoever acts is still at work for the tenant in the moment in which it is written. */
export function requireActing(tenant: TenantId, member: MemberId): Requirement {
  return { ...requireActiveMember(tenant, member, []), otherwise: () => ({ code: 'forbidden' }) }
}

function unknownReference(path: Path): Refusal {
  return { code: 'invalid', errors: [{ path, code: 'unknown_reference' }] }
}
