import { refuse } from '@passerelle/domain/kernel'
import type { Signatory } from '@passerelle/domain/tenancy'
import { platform } from '@passerelle/table'
import type { TenantContext } from './context.ts'

/** The member who calls, signing for their organisation as it presents itself now. */
export async function signatory(context: TenantContext): Promise<Signatory> {
  const { tenant, member } = context.session.scope
  if (tenant === platform) return refuse({ code: 'forbidden' })
  const { party } = await context.tenant.presentation()
  return { tenant, member, party, at: context.clock.now().toISOString() }
}
