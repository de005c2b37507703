import type { Disclosure } from '@passerelle/domain/exchange'
import type { Ids } from '@passerelle/domain/kernel'
import { intersect, type Tier, without } from '@passerelle/domain/sharing'
import { clearPartOf } from '../../engine/entity.ts'
import { exchangeKeys } from '../../engine/keys/exchange.ts'
import type { ReferralAddress } from '../../engine/keys/key.ts'
import { add, type Write } from '../../engine/write.ts'

/** The tiers that were shown, whatever they rest on. */
export type ShownTiers = Omit<Disclosure, 'id' | 'basis'>

/**
 * Writes down that tiers were shown to the receiver; apart from each other those that the person agreed to and those
 * that are open without a consent. Never changed afterwards.
 */
export function disclosureWrites(
  ids: Ids,
  address: ReferralAddress,
  shown: ShownTiers,
  vitalTiers: readonly Tier[] = [],
): readonly Write[] {
  const [agreed, vital] = [without(shown.tiers, vitalTiers), intersect(shown.tiers, vitalTiers)]
  const id = () => ids.next<'disclosure'>()
  return [
    ...(agreed.length > 0 ? [disclosureWrite(address, { ...shown, id: id(), tiers: [...agreed] })] : []),
    ...(vital.length > 0
      ? [
          disclosureWrite(address, {
            ...shown,
            id: id(),
            tiers: [...vital],
            basis: 'vital_interests_49_1_f',
          }),
        ]
      : []),
  ]
}

function disclosureWrite(address: ReferralAddress, disclosure: Disclosure): Write {
  return add({
    key: exchangeKeys.disclosure(address, disclosure.at, disclosure.id),
    entity: 'Disclosure',
    version: 1,
    clear: clearPartOf('Disclosure', disclosure),
  })
}
