import { refuse } from '@passerelle/domain/kernel'
import type { Signatory } from '@passerelle/domain/tenancy'
import { platform } from '@passerelle/table'
import type { OwnDesk } from './desk.ts'

/** The member who calls, signing for their organisation as it presents itself now. */
export async function signatory(desk: OwnDesk): Promise<Signatory> {
  const { tenant, member } = desk.session.scope
  if (tenant === platform) return refuse({ code: 'forbidden' })
  const { slug, name, kind, country } = await desk.tenant.get()
  return { tenant, member, party: { slug, name, kind, country }, at: desk.clock.now().toISOString() }
}
