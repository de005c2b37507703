import { refuse } from '@passerelle/domain/kernel'
import type { TenantKind } from '@passerelle/domain/tenancy'
import type { OwnDesk } from './desk.ts'

/** The kind of the organisation that one belongs to. */
export function kindOf({ session }: OwnDesk): TenantKind {
  return session.kind ?? refuse({ code: 'forbidden' })
}
