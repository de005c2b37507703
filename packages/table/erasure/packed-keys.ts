import type { TenantId } from '@passerelle/domain/kernel'
import { dataKeyRanges, tierIn } from '../engine/keys/data-keys.ts'
import type { ReferralAddress } from '../engine/keys/key.ts'
import { keyOf } from '../engine/row.ts'
import type { Store } from '../engine/store.ts'
import type { Write } from '../engine/write.ts'

/**
 * The writes after which a party opens nothing any more of what was packed of a person whom it erases. The package goes
 * for both: it was a copy of the sender's case, and the receiver has made its own of it. Words said on the way stay
 * the receiver's to read until the receiver erases the person as well.
 */
export async function destroyPacked(
  { store, tenant }: { readonly store: Store; readonly tenant: TenantId },
  referrals: readonly ReferralAddress[],
): Promise<readonly Write[]> {
  const found: Write[] = []
  for (const referral of referrals) {
    const isSender = tenant === referral.from
    const [held, open] = [dataKeyRanges.held(referral), dataKeyRanges.open(referral)]
    for (const range of isSender ? [held, open] : [open]) {
      for await (const row of store.queryAll(range, 'keys')) {
        const remove = keyOf(row)
        const isReceiversThread = isSender && range === open && tierIn(remove) === 'COURSE'
        if (!isReceiversThread) found.push({ table: 'keys', remove })
      }
    }
  }
  return found
}
