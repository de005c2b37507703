import type { PublicCentreView } from '@passerelle/contract/offers'
import { refuse, type TenantId } from '@passerelle/domain/kernel'
import type { Office } from './office.ts'

/** A centre. @throws {Refused} `not_found` for an organisation that is none, or says nothing of itself */
export async function readCentre({ offers }: Office, id: TenantId): Promise<PublicCentreView> {
  const found = (await offers.centre(id)) ?? refuse({ code: 'not_found' })
  const { version: _, ...centre } = found
  return centre
}
