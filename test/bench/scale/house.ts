import type { ProgrammeId, TenantId } from '@passerelle/domain/kernel'
import { aProgramme } from '../../support/casework.ts'
import type { Person, TestCloud } from '../../support/cloud.ts'

/** An organisation with a programme, and who coordinates it. */
export type House = {
  readonly tenant: TenantId
  readonly programmeId: ProgrammeId
  readonly lead: Person
}

export async function openHouse(stage: TestCloud): Promise<House> {
  const { tenant, admin } = await stage.openTenant()
  const lead = await stage.join(admin, ['coordinator'])
  const { programme } = await aProgramme(lead.api)
  return { tenant: tenant.id, programmeId: programme.id, lead }
}
