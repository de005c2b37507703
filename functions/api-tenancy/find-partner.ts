import { refuse } from '@passerelle/domain/kernel'
import type { Card } from '@passerelle/domain/tenancy'
import type { TenantContext } from './context.ts'

/** Says whom a code stands for. Nobody is told whether a code is unknown, or of one that does not want to be found. */
export async function findPartner({ directory }: TenantContext, code: string): Promise<Card> {
  const addressee = await directory.address(code)
  return addressee?.card ?? refuse({ code: 'not_found' })
}
