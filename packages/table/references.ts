import type { FieldError, MemberId, ProgrammeId, Refusal, TenantId } from '@passerelle/domain/kernel'
import { tenantKeys } from './keys.ts'
import { demand, type Write } from './write.ts'

type Path = FieldError['path']

/** Lets a transaction through only if the programme is one of the tenant's own. */
export function demandProgramme(tenant: TenantId, programme: ProgrammeId, path: Path): Write {
  return demand(tenantKeys.programme(tenant, programme), { present: true }, () => unknownReference(path))
}

/** Lets a transaction through only if the member works for the tenant; one who was removed does not. */
export function demandMember(tenant: TenantId, member: MemberId, path: Path): Write {
  const working = { present: true, differs: { state: 'removed' } } as const
  return demand(tenantKeys.member(tenant, member), working, () => unknownReference(path))
}

/** Lets a transaction through only if the member is at work for the tenant: taken in, and not removed. */
export function demandActiveMember(tenant: TenantId, member: MemberId, path: Path): Write {
  const active = { present: true, equals: { state: 'active' } } as const
  return demand(tenantKeys.member(tenant, member), active, () => unknownReference(path))
}

/** Lets a transaction through only if whoever acts is still at work for the tenant in the moment in which it is written. */
export function demandActing(tenant: TenantId, member: MemberId): Write {
  return { ...demandActiveMember(tenant, member, []), otherwise: () => ({ code: 'forbidden' }) }
}

function unknownReference(path: Path): Refusal {
  return { code: 'invalid', errors: [{ path, code: 'unknown_reference' }] }
}
