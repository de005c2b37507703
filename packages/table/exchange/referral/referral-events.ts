import type { TimelineEvent } from '@passerelle/domain/exchange'
import type { ReferralAddress } from '../../engine/keys/key.ts'
import type { Item } from '../../engine/row.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import { readEvent, threadEditionOf } from './referral-rows.ts'

/** Lines of the timeline, each as far as the key of its part of the course is there. One call for all such keys. */
export async function openEvents(
  { keyring }: TenantTable,
  place: ReferralAddress,
  items: readonly Item[],
): Promise<readonly TimelineEvent[]> {
  const editions = new Set(items.flatMap((item) => threadEditionOf(item) ?? []))
  const keys = await Promise.all(
    [...editions].map(async (edition) => {
      const slot = { edition, compartment: 'COURSE' } as const
      return [edition, (await keyring.referrals.read(place, [slot])).keys.get('COURSE')] as const
    }),
  )
  const byEdition = new Map(keys)
  return items.map((item) => readEvent(place, item, byEdition.get(threadEditionOf(item) ?? -1)))
}
