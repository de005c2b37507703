import type { Page } from '@passerelle/contract/kit'
import { statusListSeconds } from '@passerelle/domain/certificates'
import { refuse, type TenantId } from '@passerelle/domain/kernel'
import { lasting } from './lasting.ts'
import type { Office } from './office.ts'

/** A list of what an issuer took back, as it was signed when it last changed. */
export async function readStatusList({ records }: Office, issuer: TenantId, list: number): Promise<Page> {
  const found = (await records.statusList(issuer, list)) ?? refuse({ code: 'not_found' })
  return lasting(found.credential, statusListSeconds)
}
