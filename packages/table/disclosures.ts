import type { Disclosure } from '@passerelle/domain/exchange'
import { clearPartOf } from './entity.ts'
import { exchangeKeys, type ReferralAddress } from './keys.ts'
import { add, type Write } from './write.ts'

/** Writes down that tiers were shown to the receiver. Never changed afterwards. */
export function disclosureWrite(address: ReferralAddress, disclosure: Disclosure): Write {
  return add({
    key: exchangeKeys.disclosure(address, disclosure.at, disclosure.id),
    entity: 'Disclosure',
    version: 1,
    clear: clearPartOf('Disclosure', disclosure),
  })
}
