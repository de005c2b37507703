import { refuse } from '@passerelle/domain/kernel'
import type { TenantKind } from '@passerelle/domain/tenancy'
import type { TenantContext } from './context.ts'

/** The kind of the organisation that one belongs to. */
export function kindOf({ session }: TenantContext): TenantKind {
  return session.kind ?? refuse({ code: 'forbidden' })
}
