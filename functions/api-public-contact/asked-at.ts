import { type OfferId, refuse, type TenantId } from '@passerelle/domain/kernel'
import type { AskedAt } from '@passerelle/table/events'

/** Where somebody asks. @throws {Refused} `not_found` where neither is named, or both are */
export function askedAt(offerId: OfferId | undefined, tenantId: TenantId | undefined): AskedAt {
  if (offerId !== undefined && tenantId === undefined) return { offerId }
  if (tenantId !== undefined && offerId === undefined) return { tenantId }
  return refuse({ code: 'not_found' })
}
